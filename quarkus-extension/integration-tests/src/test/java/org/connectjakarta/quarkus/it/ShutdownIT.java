package org.connectjakarta.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.quarkus.it.shop.v1.Price;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The packaged application is asked to end while it has calls under way. It is one end, of which each test looks at a part. */
class ShutdownIT {
    private static final int TERMINATED = 143;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Map<Way, Visitor> VISITORS = new EnumMap<>(Way.class);
    private static final Map<Way, Price> IN_THE_DELAY = new EnumMap<>(Way.class);
    private static final Map<Way, ConnectException> TOO_LATE = new EnumMap<>(Way.class);
    private static final Map<Way, ConnectException> STRANGERS = new EnumMap<>(Way.class);

    private static HttpResponse<String> readiness;
    private static HttpResponse<String> lateByHand;
    private static int status;
    private static List<String> log;

    @BeforeAll
    static void endTheApplication() throws Exception {
        try (PackagedApplication application =
                PackagedApplication.start(
                        "quarkus.shutdown.delay=10s", "quarkus.shutdown.timeout=20s")) {
            URI base = application.base();
            for (Way way : Way.values()) {
                Visitor visitor = way.visitor(base);
                VISITORS.put(way, visitor);
                visitor.bid();
                if (way.isFullDuplex()) {
                    visitor.haggle();
                }
            }
            String all = Integer.toString(Way.values().length);
            await(() -> send(base, "hammer", null), waiting -> waiting.body().equals(all));

            application.terminate();
            readiness =
                    await(() -> send(base, "q/health/ready", null), is -> is.statusCode() != 200);
            VISITORS.forEach((way, visitor) -> IN_THE_DELAY.put(way, visitor.quote()));
            lateByHand =
                    await(
                            () -> send(base, "shop.v1.PriceService/Quote", "{}"),
                            is -> is.statusCode() != 200);
            VISITORS.forEach((way, visitor) -> TOO_LATE.put(way, refused(visitor)));
            for (Way way : Way.values()) {
                try (Visitor stranger = way.visitor(base)) {
                    STRANGERS.put(way, refused(stranger));
                }
            }
            send(base, "hammer", "");
            status = application.end();
            log = application.log();
        }
    }

    @AfterAll
    static void leave() {
        VISITORS.values().forEach(Visitor::close);
    }

    private static HttpResponse<String> send(URI base, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        if (body != null) {
            request.header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static <T> T await(Callable<T> question, java.util.function.Predicate<T> expected)
            throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        T answer = question.call();
        while (!expected.test(answer)) {
            assertThat(System.nanoTime()).as("%s in time", answer).isLessThan(end);
            Thread.sleep(50);
            answer = question.call();
        }
        return answer;
    }

    private static ConnectException refused(Visitor visitor) {
        try {
            throw new AssertionError("it was answered: " + visitor.quote());
        } catch (ConnectException e) {
            return e;
        }
    }

    @Test
    void readinessIsDownAtOnce() {
        assertThat(readiness.statusCode()).isEqualTo(503);
        assertThat(readiness.body())
                .contains("Connect services")
                .containsPattern("\"shop.v1.AuctionService\": *\"draining\"");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void callsAreServedDuringTheDelay(Way way) {
        assertThat(IN_THE_DELAY.get(way).getCents()).isEqualTo(300);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aCallUnderWayGetsItsAnswer(Way way) throws Exception {
        assertThat(VISITORS.get(way).answer().get(1, TimeUnit.MINUTES).getCents()).isEqualTo(500);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void idleStreamsAreToldBeforeTheEnd(Way way) throws Exception {
        List<CompletableFuture<ConnectException>> ends = VISITORS.get(way).ends();
        assertThat(ends).hasSize(way.isFullDuplex() ? 2 : 1);
        for (CompletableFuture<ConnectException> end : ends) {
            assertSaysThatTheServerStops(end.get(1, TimeUnit.MINUTES));
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void newCallsAreToldThatTheServerStops(Way way) {
        assertSaysThatTheServerStops(TOO_LATE.get(way));
        assertSaysThatTheServerStops(STRANGERS.get(way));
    }

    private static void assertSaysThatTheServerStops(ConnectException failure) {
        assertThat(failure.code()).isEqualTo(Code.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("the server is stopping");
    }

    @Test
    void newCallsAreRefusedInTheirProtocol() {
        assertThat(lateByHand.statusCode()).isEqualTo(503);
        assertThat(lateByHand.headers().firstValue("content-type")).contains("application/json");
        assertThat(lateByHand.body()).contains("\"unavailable\"", "the server is stopping");
    }

    @Test
    void theProcessEndsAsItShould() {
        assertThat(status).isEqualTo(TERMINATED);
        assertThat(log)
                .anyMatch(line -> line.contains("stopped in"))
                .noneMatch(line -> line.contains("Timed out") || line.contains(" ERROR "));
    }
}
