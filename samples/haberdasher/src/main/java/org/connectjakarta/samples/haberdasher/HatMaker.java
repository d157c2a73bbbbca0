package org.connectjakarta.samples.haberdasher;

import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.samples.haberdasher.v1.HaberdasherConnect;
import org.connectjakarta.samples.haberdasher.v1.Hat;
import org.connectjakarta.samples.haberdasher.v1.Size;

/** The service: a CDI bean that implements the generated interface. One object answers all calls, so it is thread-safe. */
@ConnectService
public class HatMaker implements HaberdasherConnect {
    private static final List<String> COLORS = List.of("white", "black", "brown", "red", "blue");
    private static final List<String> NAMES = List.of("bowler", "derby", "top hat");

    private final AtomicInteger made = new AtomicInteger();

    @Override
    public Hat makeHat(Size size) {
        if (size.getInches() <= 0) {
            throw new ConnectException(
                            Code.INVALID_ARGUMENT,
                            "no head measures " + size.getInches() + " inches")
                    .addDetail(violation("inches", "must be more than 0"));
        }
        int number = made.getAndIncrement() & Integer.MAX_VALUE;
        Hat.Builder hat =
                Hat.newBuilder()
                        .setSize(size.getInches())
                        .setColor(COLORS.get(number % COLORS.size()));
        int name = number % (NAMES.size() + 1);
        if (name < NAMES.size()) {
            hat.setName(NAMES.get(name)); // every fourth hat has none
        }
        return hat.build();
    }

    private static BadRequest violation(String field, String description) {
        return BadRequest.newBuilder()
                .addFieldViolations(
                        FieldViolation.newBuilder().setField(field).setDescription(description))
                .build();
    }
}
