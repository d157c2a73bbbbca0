package org.connectjakarta.servers.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.servers.jakarta.v1.BulkConnect;
import org.connectjakarta.servers.jakarta.v1.Note;
import org.connectjakarta.vertx.HttpVersionChoice;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams that are larger than what the server would like to keep. */
@ArquillianTest
@RunAsClient
class BulkIT {
    private static final int MIB = 1024 * 1024;
    private static final int MANY = 100;

    /** How much more of the heap may be in use. */
    private static final int FLAT = 32;

    /** A server that has run out of memory does not answer. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final ByteString DATA = data(MIB);

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.war("bulk", BulkNotes.class);
    }

    private static ByteString data(int bytes) {
        byte[] data = new byte[bytes];
        new Random(2).nextBytes(data);
        return ByteString.copyFrom(data);
    }

    static Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of(Protocol.CONNECT, HttpVersionChoice.HTTP_1_1),
                Arguments.of(Protocol.CONNECT, HttpVersionChoice.HTTP_2),
                Arguments.of(Protocol.GRPC, HttpVersionChoice.HTTP_2),
                Arguments.of(Protocol.GRPC_WEB, HttpVersionChoice.HTTP_1_1));
    }

    private static RpcClient rpc(Protocol protocol, HttpVersionChoice version, String port) {
        return ConnectClientBuilder.newBuilder()
                .baseUri(Clients.uri(port))
                .protocol(protocol)
                .httpVersion(version)
                .timeout(PATIENCE)
                .writeMaxBytes(16 * MIB)
                .compressionEnabled()
                .buildRpc();
    }

    private static Stream<Note> notes(int count) {
        return Stream.generate(() -> Note.newBuilder().setData(DATA).build()).limit(count);
    }

    /** Unless the server keeps a request until it is whole. */
    @ParameterizedTest
    @MethodSource("ways")
    void aLongStreamOfRequestsTakesNoMemory(Protocol protocol, HttpVersionChoice version) {
        try (RpcClient rpc = rpc(protocol, version, "lifted.port")) {
            String[] answer = BulkConnect.client(rpc).gather(notes(MANY)).getText().split(" ");
            assertThat(answer[0]).isEqualTo(Integer.toString(MANY));
            if (Servers.streams(version)) {
                assertThat(Integer.parseInt(answer[1])).isLessThan(FLAT);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aLongStreamOfResponsesTakesNoMemory(Protocol protocol, HttpVersionChoice version) {
        try (RpcClient rpc = rpc(protocol, version, "http.port")) {
            String order = MANY + " " + protocol + version;
            try (Stream<Note> notes = BulkConnect.client(rpc).watch(Notes.note(order))) {
                assertThat(notes.mapToLong(note -> note.getData().size()).sum())
                        .isEqualTo((long) MANY * MIB);
            }
            String growth = Clients.report(rpc, order, said -> !said.isEmpty());
            assertThat(Integer.parseInt(growth)).isLessThan(FLAT);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aMessageThatIsTooLargeIsRefused(Protocol protocol, HttpVersionChoice version) {
        try (RpcClient rpc = rpc(protocol, version, "http.port")) {
            Note large = Note.newBuilder().setData(data(5 * MIB)).build();
            assertThatThrownBy(() -> BulkConnect.client(rpc).gather(Stream.of(large)))
                    .isInstanceOfSatisfying(
                            ConnectException.class,
                            error -> assertThat(error.code()).isEqualTo(Code.RESOURCE_EXHAUSTED));
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theLimitOfTheServerIsTold(Protocol protocol, HttpVersionChoice version) {
        try (RpcClient rpc = rpc(protocol, version, "http.port")) {
            String answer = Clients.answer(each -> BulkConnect.client(each).gather(notes(12)), rpc);
            if (Servers.isLiberty()) {
                assertThat(answer).startsWith("12 ");
            } else {
                assertThat(answer).isEqualTo("resource_exhausted");
            }
        }
    }
}
