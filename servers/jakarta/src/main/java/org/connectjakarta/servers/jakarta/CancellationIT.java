package org.connectjakarta.servers.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.connectjakarta.DeadlineExceededException;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.client.StreamCall;
import org.connectjakarta.servers.jakarta.v1.AsyncEndlessConnect;
import org.connectjakarta.servers.jakarta.v1.EndlessConnect;
import org.connectjakarta.servers.jakarta.v1.Note;
import org.connectjakarta.vertx.HttpVersionChoice;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A service hears of a client that wants no more: over HTTP/2 by a reset of the stream, over HTTP/1.1 by the end of the connection. */
@ArquillianTest
@RunAsClient
class CancellationIT {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final AtomicInteger CALLS = new AtomicInteger();

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.war("cancellation", EndlessNotes.class, AsyncEndlessNotes.class);
    }

    private record Way(Protocol protocol, HttpVersionChoice version) {
        RpcClient rpc() {
            return Clients.rpc(protocol, version);
        }
    }

    private static Stream<Way> ways() {
        return Stream.of(
                new Way(Protocol.CONNECT, HttpVersionChoice.HTTP_1_1),
                new Way(Protocol.CONNECT, HttpVersionChoice.HTTP_2),
                new Way(Protocol.GRPC, HttpVersionChoice.HTTP_2),
                new Way(Protocol.GRPC_WEB, HttpVersionChoice.HTTP_1_1));
    }

    static Stream<Arguments> writers() {
        return ways().flatMap(
                        way ->
                                Stream.of(EndlessConnect.Spec.WATCH, AsyncEndlessConnect.Spec.WATCH)
                                        .flatMap(
                                                method ->
                                                        Stream.of("small", "big")
                                                                .map(
                                                                        size ->
                                                                                Arguments.of(
                                                                                        way, method,
                                                                                        size))));
    }

    /** Where the server hands over requests as they come. */
    static Stream<Arguments> readers() {
        return ways().filter(way -> Servers.streams(way.version()))
                .flatMap(
                        way ->
                                Stream.of(
                                                EndlessConnect.Spec.GATHER,
                                                AsyncEndlessConnect.Spec.GATHER)
                                        .map(method -> Arguments.of(way, method)));
    }

    static Stream<Arguments> idle() {
        return ways().flatMap(
                        way ->
                                Stream.of(EndlessConnect.Spec.SAY, AsyncEndlessConnect.Spec.SAY)
                                        .map(method -> Arguments.of(way, method)));
    }

    private static String subject(String what) {
        return what + CALLS.incrementAndGet();
    }

    @ParameterizedTest
    @MethodSource("writers")
    void aServiceThatWritesHearsOfIt(Way way, MethodSpec<Note, Note> method, String size) {
        try (RpcClient reporter = Clients.rpc(Protocol.CONNECT);
                RpcClient rpc = way.rpc()) {
            String subject = subject(size);
            try (StreamCall<Note, Note> call = rpc.stream(method, CallOptions.none())) {
                call.send(Notes.note(subject));
                call.closeSend();
                call.receive();
            }
            assertHeard(reporter, subject);
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void aServiceThatReadsHearsOfIt(Way way, MethodSpec<Note, Note> method) {
        try (RpcClient reporter = Clients.rpc(Protocol.CONNECT);
                RpcClient rpc = way.rpc()) {
            String subject = subject("read");
            try (StreamCall<Note, Note> call = rpc.stream(method, CallOptions.none())) {
                call.send(Notes.note(subject));
                assertThat(Clients.report(reporter, subject, "begun")).isEqualTo("begun");
            }
            assertHeard(reporter, subject);
        }
    }

    @ParameterizedTest
    @MethodSource("idle")
    void aServiceThatIsBusyHearsOfItsDeadline(Way way, MethodSpec<Note, Note> method) {
        try (RpcClient reporter = Clients.rpc(Protocol.CONNECT);
                RpcClient rpc = way.rpc()) {
            String subject = subject("idle");
            CallOptions hurry = CallOptions.none().withTimeout(Duration.ofMillis(500));
            assertThatThrownBy(() -> rpc.unary(method, Notes.note(subject), hurry))
                    .isInstanceOf(DeadlineExceededException.class);
            assertHeard(reporter, subject);
        }
    }

    static Stream<Arguments> lostReaders() {
        return Stream.of(EndlessConnect.Spec.GATHER, AsyncEndlessConnect.Spec.GATHER)
                .filter(method -> Servers.streams(HttpVersionChoice.HTTP_2))
                .flatMap(
                        method ->
                                Stream.of("application/grpc", "application/connect+proto")
                                        .map(type -> Arguments.of(method, type)));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("lostReaders")
    void aLostConnectionIsNotTheEndOfAStream(MethodSpec<Note, Note> method, String contentType)
            throws IOException {
        String subject = subject("lost");
        try (RpcClient reporter = Clients.rpc(Protocol.CONNECT)) {
            try (LostConnection connection =
                    new LostConnection(URI.create(Clients.uri()), method, contentType)) {
                connection.send(Notes.note(subject));
                assertThat(Clients.report(reporter, subject, "begun")).isEqualTo("begun");
            }
            assertHeard(reporter, subject);
        }
    }

    /** Both that it is cancelled, and that it is over. */
    private static void assertHeard(RpcClient reporter, String subject) {
        long start = System.nanoTime();
        List<String> expected = List.of("cancelled", "over");
        Predicate<String> heard = said -> expected.stream().allMatch(said::contains);
        String said = Clients.report(reporter, subject, heard);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(said).contains(expected);
        assertThat(took).isLessThan(SOON);
    }
}
