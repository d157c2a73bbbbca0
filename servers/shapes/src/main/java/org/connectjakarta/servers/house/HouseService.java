package org.connectjakarta.servers.house;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.connectjakarta.CanceledException;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.cdi.ConnectService;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service. With a scope, which a WAR in an EAR needs. */
@ConnectService
@ApplicationScoped
public class HouseService implements HouseConnect {
    private static final int TICK_MILLIS = 20;

    private final AtomicInteger guests = new AtomicInteger();

    @Inject @ConnectClient HouseConnect neighbour;
    @Inject Instance<Friend> friend;

    private String name = "";

    // Not injected: the servers do not find a property of a WAR in an EAR when they check that.
    @PostConstruct
    void readName() {
        name = ConfigProvider.getConfig().getValue("house.name", String.class);
    }

    @Override
    public Text name(Text request) {
        return text(name);
    }

    @Override
    public Text ask(Text request) {
        String answer = neighbour.name(request).getText();
        return text(friend.isResolvable() ? answer + ", " + friend.get().name(request) : answer);
    }

    @Override
    public Count guests(Text request) {
        return Count.newBuilder().setCount(guests.get()).build();
    }

    @Override
    public Text stay(Time request) {
        guests.incrementAndGet();
        sleep(request.getMillis());
        return text(name);
    }

    @Override
    public Text insist(Time request) {
        guests.incrementAndGet();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(request.getMillis());
        while (System.nanoTime() < end) {
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException e) {
                // What the tests are about.
            }
        }
        return text(name);
    }

    @Override
    public Stream<Text> tick(Time request) {
        return LongStream.range(0, request.getMillis() / TICK_MILLIS)
                .mapToObj(
                        each -> {
                            sleep(TICK_MILLIS);
                            return text(name);
                        });
    }

    @Override
    public Text gather(Stream<Text> requests) {
        return text(String.valueOf(requests.count()));
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new CanceledException("interrupted", e);
        }
    }

    private static Text text(String text) {
        return Text.newBuilder().setText(text).build();
    }
}
