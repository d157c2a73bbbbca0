package org.connectjakarta.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.embedded.engine.BulkConnect;
import org.connectjakarta.embedded.engine.Note;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.vertx.HttpVersionChoice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams of 100 MiB, with messages far below their limit of 4 MiB. The client is in the same heap. */
class BulkTest {
    private static final int MIB = 1024 * 1024;
    private static final int MANY = 100;
    private static final int MESSAGES_PER_SAMPLE = 20;

    /** How much more of the heap may be in use, in MiB. */
    private static final int FLAT = 32;

    private static final AtomicLong GROWTH = new AtomicLong();
    private static final Note LARGE = Note.newBuilder().setText("x".repeat(MIB)).build();

    private static ConnectServer server;

    @ConnectService
    public static class Bulk implements BulkConnect {
        @Override
        public Note gather(Stream<Note> notes) {
            return Note.newBuilder().setText(Long.toString(sampled(notes).count())).build();
        }

        @Override
        public Stream<Note> watch(Note note) {
            return sampled(Stream.generate(() -> LARGE.toBuilder().build()).limit(MANY));
        }

        /** Not by peek: it is left out where only the count is asked for. */
        private static Stream<Note> sampled(Stream<Note> notes) {
            long start = used();
            GROWTH.set(0);
            int[] count = {0};
            return notes.filter(
                    note -> {
                        if (++count[0] % MESSAGES_PER_SAMPLE == 0) {
                            GROWTH.accumulateAndGet((used() - start) / MIB, Math::max);
                        }
                        return true;
                    });
        }

        private static long used() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return runtime.totalMemory() - runtime.freeMemory();
        }
    }

    @BeforeAll
    static void start() {
        server = TestServers.builder().start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> ways() {
        return Stream.of(
                arguments(Protocol.CONNECT, HttpVersionChoice.HTTP_1_1),
                arguments(Protocol.CONNECT, HttpVersionChoice.HTTP_2),
                arguments(Protocol.GRPC, HttpVersionChoice.HTTP_2),
                arguments(Protocol.GRPC_WEB, HttpVersionChoice.HTTP_1_1));
    }

    private static RpcClient rpc(Protocol protocol, HttpVersionChoice version) {
        return ConnectClientBuilder.newBuilder()
                .baseUri(server.uri())
                .protocol(protocol)
                .httpVersion(version)
                .compressionEnabled()
                .buildRpc();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aLongStreamOfRequestsTakesNoMemory(Protocol protocol, HttpVersionChoice version) {
        try (RpcClient rpc = rpc(protocol, version)) {
            Stream<Note> notes = Stream.generate(() -> LARGE).limit(MANY);
            assertThat(BulkConnect.client(rpc).gather(notes).getText())
                    .isEqualTo(Integer.toString(MANY));
            assertThat(GROWTH.get()).isLessThan(FLAT);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aLongStreamOfResponsesTakesNoMemory(Protocol protocol, HttpVersionChoice version) {
        try (RpcClient rpc = rpc(protocol, version);
                Stream<Note> notes = BulkConnect.client(rpc).watch(LARGE)) {
            assertThat(notes.filter(note -> note.getText().length() == MIB).count())
                    .isEqualTo(MANY);
            assertThat(GROWTH.get()).isLessThan(FLAT);
        }
    }
}
