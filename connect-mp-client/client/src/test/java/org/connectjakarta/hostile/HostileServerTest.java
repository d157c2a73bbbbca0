package org.connectjakarta.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.connectjakarta.ConnectException;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.ClientOptions;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.client.WireOptions;
import org.connectjakarta.compression.CompressionOptions;
import org.connectjakarta.compression.Compressions;
import org.connectjakarta.vertx.ConnectionOptions;
import org.connectjakarta.vertx.HttpVersionChoice;
import org.connectjakarta.vertx.TlsOptions;
import org.connectjakarta.vertx.TransportOptions;
import org.connectjakarta.vertx.VertxTransport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a server does, a call ends with the documented code, in time, with nothing left behind; and the next call on the same client
 * succeeds if the server behaves.
 */
class HostileServerTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(10);

    /** A handshake that is under way is not broken off when the client is closed. */
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** Much less than the long deadline, much more than a busy machine needs. */
    private static final Duration SOON = Duration.ofSeconds(6);

    /** They tell of every bad peer. */
    private static final List<Logger> LOGS =
            List.of(Logger.getLogger("io.vertx"), Logger.getLogger("io.netty"));

    private static Vertx vertx;

    @BeforeAll
    static void startVertx() {
        LOGS.forEach(log -> log.setLevel(Level.OFF));
        vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    }

    @AfterAll
    static void stopVertx() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        LOGS.forEach(log -> log.setLevel(null));
    }

    static List<Row> rows() {
        return Table.rows();
    }

    /** Both flavours share all that reads bytes: to see that, every second row is enough. */
    static List<Row> everySecondRow() {
        List<Row> rows = rows();
        return IntStream.range(0, rows.size()).filter(i -> i % 2 == 0).mapToObj(rows::get).toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aBlockingCallEndsAsDocumented(Row row) throws Exception {
        check(row, Caller::blocking);
    }

    @ParameterizedTest
    @MethodSource("everySecondRow")
    void anAsynchronousCallEndsAsDocumented(Row row) throws Exception {
        check(row, Caller::async);
    }

    private interface Flavour {
        List<String> call(Caller caller);
    }

    private static void check(Row row, Flavour flavour) throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (RawServer server = new RawServer(row);
                RpcClient client = client(row, server)) {
            Caller caller = new Caller(client, row.call().kind());
            long start = System.nanoTime();
            String outcome = outcome(() -> flavour.call(caller));
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            assertThat(row.outcomes()).as(outcome).contains(outcome.split(":")[0]);
            assertThat(outcome).doesNotContain("Exception", "java.", "io.netty", "\tat ", "null");
            assertThat(took).isLessThan(SOON);
            if (row.hasShortDeadline()) {
                assertThat(took).isGreaterThanOrEqualTo(SHORT);
            }
            assertThat(server.requests()).as("requests sent for one call").isLessThanOrEqualTo(1);
            server.behave();
            assertThat(inTime(() -> caller.next(CallOptions.none().withTimeout(LONG))))
                    .containsExactly(Bytes.WELL);
        }
        awaitEnd(before);
    }

    private static RpcClient client(Row row, RawServer server) {
        Call call = row.call();
        TransportOptions transport =
                TransportOptions.of(server.url())
                        .withVersion(
                                call.http() == Http.HTTP_2
                                        ? HttpVersionChoice.HTTP_2
                                        : HttpVersionChoice.HTTP_1_1)
                        .withConnections(ConnectionOptions.DEFAULT.withConnectTimeout(CONNECT))
                        .withTls(
                                call.http() == Http.TLS
                                        ? TlsOptions.DEFAULT.withTrust(Tls.keyStore())
                                        : TlsOptions.DEFAULT);
        ClientOptions options =
                ClientOptions.DEFAULT
                        .withWire(
                                new WireOptions(
                                        call.protocol(), "proto", call.kind() == Kind.GET, null))
                        .withCompression(
                                new CompressionOptions(
                                        Compressions.all(), CompressionOptions.DEFAULT.minBytes()))
                        .withTimeout(row.hasShortDeadline() ? SHORT : LONG);
        return RpcClient.builder(VertxTransport.create(transport, vertx)).options(options).build();
    }

    /** The code and the message, or {@code ok}. */
    private static String outcome(Callable<List<String>> call) throws Exception {
        try {
            inTime(call);
            return "ok";
        } catch (ConnectException e) {
            return e.code().wireName() + ": " + e.message();
        }
    }

    /** On a thread of its own, so that a call which hangs can be shown. */
    private static <T> T inTime(Callable<T> call) throws Exception {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "hostile-caller");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(LONG.toMillis() + 2000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw e;
        } catch (TimeoutException e) {
            AssertionError hangs = new AssertionError("the call hangs");
            hangs.setStackTrace(thread.getStackTrace());
            throw hangs;
        }
    }

    /** The threads of Vert.x live as long as Vert.x; no other may stay. */
    private static void awaitEnd(Set<Thread> before) throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            boolean ours =
                    thread.getName().startsWith("connect-")
                            || thread.getName().startsWith("hostile-");
            if (ours && !before.contains(thread)) {
                thread.join(TimeUnit.SECONDS.toMillis(5));
                assertThat(thread.isAlive()).as(thread + " is left").isFalse();
            }
        }
    }
}
