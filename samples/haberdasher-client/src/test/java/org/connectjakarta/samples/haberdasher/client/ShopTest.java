package org.connectjakarta.samples.haberdasher.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.UnavailableException;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.embedded.ConnectServer;
import org.connectjakarta.samples.haberdasher.v1.HaberdasherConnect;
import org.connectjakarta.samples.haberdasher.v1.Hat;
import org.connectjakarta.samples.haberdasher.v1.Size;
import org.junit.jupiter.api.Test;

/** Orders hats of a server in the same process. */
class ShopTest {
    private static final AtomicInteger CALLS = new AtomicInteger();

    /** Makes hats of positive sizes, at the second try. */
    @ConnectService
    static class Hatter implements HaberdasherConnect {
        @Override
        public Hat makeHat(Size size) {
            if (size.getInches() <= 0) {
                throw new ConnectException(Code.INVALID_ARGUMENT, "too small")
                        .addDetail(
                                BadRequest.newBuilder()
                                        .addFieldViolations(
                                                BadRequest.FieldViolation.newBuilder()
                                                        .setField("inches")
                                                        .setDescription("must be positive"))
                                        .build());
            }
            if (CALLS.incrementAndGet() == 1) {
                throw new UnavailableException("no felt today");
            }
            return Hat.newBuilder()
                    .setSize(size.getInches())
                    .setColor("green")
                    .setName("bowler")
                    .build();
        }
    }

    @Test
    void anOrderIsRepeatedUntilTheHatIsThere() {
        assertThat(order(42)).isEqualTo("A green bowler of size 42.\n");
        assertThat(CALLS).hasValue(2);
    }

    @Test
    void whatIsWrongWithAnOrderIsTold() {
        assertThat(order(-1))
                .isEqualTo(
                        """
                        No hat of -1 inches: too small (INVALID_ARGUMENT).
                          inches: must be positive
                        """);
    }

    private static String order(int inches) {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        try (ConnectServer server = ConnectServer.builder().port(0).start();
                RpcClient rpc = Shop.connect(server.uri().toString())) {
            new Shop(rpc).order(inches, new PrintStream(screen));
        }
        return screen.toString();
    }
}
