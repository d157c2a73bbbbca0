package org.connectjakarta.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.Interceptor;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.StreamType;
import org.connectjakarta.compression.CompressionOptions;
import org.connectjakarta.compression.Compressions;
import org.connectjakarta.memory.InMemoryTransport;
import org.connectjakarta.server.MatrixService;
import org.connectjakarta.server.RpcServer;
import org.connectjakarta.server.ServerOptions;
import org.connectjakarta.server.Words;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One service, called in every protocol, stream type, codec, compression and flavour: what comes of it is always the same. */
@Timeout(60)
class ClientMatrixTest {
    private static final CompressionOptions COMPRESS_ALL =
            new CompressionOptions(Compressions.all(), 0);
    private static final RpcServer SERVER =
            MatrixService.async(ServerOptions.DEFAULT.withCompression(COMPRESS_ALL));
    private static final InMemoryTransport TRANSPORT = InMemoryTransport.to(SERVER);
    private static final List<String> COMPRESSIONS =
            List.of("identity", "gzip", "deflate", "br", "zstd", "snappy");
    private static final byte[] BYTES = {0, 1, 2};

    static Stream<Arguments> combinations() {
        List<Arguments> all = new ArrayList<>();
        for (Protocol protocol : Protocol.values()) {
            for (MethodSpec<Word, Word> method :
                    List.of(Words.SAY, Words.REPEAT, Words.JOIN, Words.ECHO)) {
                for (String codec : List.of("proto", "json")) {
                    for (String compression : COMPRESSIONS) {
                        for (Flavour flavour : Flavour.values()) {
                            all.add(arguments(protocol, method, codec, compression, flavour));
                        }
                    }
                }
            }
        }
        return all.stream();
    }

    @AfterAll
    static void close() {
        TRANSPORT.close();
        SERVER.close();
    }

    /** Asks with headers as the matrix service expects them, whatever the flavour. */
    private static final class Asking implements Interceptor {
        @Override
        public void start(CallContext call) {
            call.requestHeaders().add("x-ask", "one").add("X-Ask", "two");
            call.requestHeaders().addBinary("x-ask-bin", BYTES);
        }
    }

    private static RpcClient client(
            Protocol protocol, String codec, String compression, Noted noted) {
        ClientOptions options =
                ClientOptions.DEFAULT
                        .withWire(new WireOptions(protocol, codec, false, compression))
                        .withCompression(COMPRESS_ALL)
                        .withInterceptors(List.of(new Asking(), noted));
        return RpcClient.builder(TRANSPORT).options(options).build();
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} {4}")
    @MethodSource("combinations")
    void aCallThatSucceeds(
            Protocol protocol,
            MethodSpec<Word, Word> method,
            String codec,
            String compression,
            Flavour flavour) {
        Noted noted = new Noted();
        RpcClient rpc = client(protocol, codec, compression, noted);
        List<Word> requests =
                method.streamType().isRequestStream()
                        ? Stream.of("a", "b", "", "c").map(Words::word).toList()
                        : List.of(Word.newBuilder().setText("a").setTimes(3).build());

        List<Word> answer = flavour.call(rpc, method, requests);

        assertThat(answer.stream().map(Word::getText)).isEqualTo(expected(method));
        assertMetadata(noted.call, protocol);
        assertThat(noted.events.get(noted.events.size() - 1)).isEqualTo("end ok");
        assertCompressed(noted.call, protocol, compression);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} {4}")
    @MethodSource("combinations")
    void aCallThatFails(
            Protocol protocol,
            MethodSpec<Word, Word> method,
            String codec,
            String compression,
            Flavour flavour) {
        Noted noted = new Noted();
        RpcClient rpc = client(protocol, codec, compression, noted);
        List<Word> requests = List.of(Word.newBuilder().setText("fail").setTimes(2).build());

        ConnectException error =
                Await.failure(Code.FAILED_PRECONDITION, () -> flavour.call(rpc, method, requests));

        assertThat(error.message()).isEqualTo("not now: 100% früh\n");
        assertThat(error.details()).isEqualTo(MatrixService.error().details());
        assertThat(error.metadata().getAll("x-error")).containsExactly("one", "two");
        assertThat(error.metadata().getAll("x-trail")).containsExactly("one", "two");
        assertThat(error.metadata().getAll("x-head")).containsExactly("one", "two");
        assertThat(error.isFromWire()).isTrue();
        assertThat(noted.events.stream().filter(event -> event.startsWith("response")).toList())
                .isEqualTo(
                        method == Words.REPEAT
                                ? List.of("response fail0", "response fail1")
                                : List.of());
        assertThat(noted.error.code()).isEqualTo(Code.FAILED_PRECONDITION);
    }

    private static List<String> expected(MethodSpec<Word, Word> method) {
        return switch (method.streamType()) {
            case UNARY -> List.of("a!");
            case SERVER_STREAM -> List.of("a0", "a1", "a2");
            case CLIENT_STREAM -> List.of("a,b,,c");
            case BIDI -> List.of("a?", "b?", "?", "c?");
        };
    }

    private static void assertMetadata(CallContext call, Protocol protocol) {
        Headers headers = call.responseHeaders();
        Headers trailers = call.responseTrailers();
        assertThat(call.protocol()).isEqualTo(protocol.wireName());
        assertThat(headers.getAll("x-head")).containsExactly("one", "two");
        assertThat(headers.getBinary("x-head-bin")).containsExactly(MatrixService.BINARY);
        assertThat(trailers.getAll("x-trail")).containsExactly("one", "two");
        assertThat(trailers.getBinary("x-trail-bin")).containsExactly(MatrixService.BINARY);
        assertThat(trailers.getAll("x-asked")).containsExactly("one", "two");
        assertThat(trailers.getBinary("x-asked-bin")).containsExactly(BYTES);
        assertThat(trailers.getAll("x-protocol")).containsExactly(protocol.wireName() + " POST");
        assertThat(headers.contains("x-trail")).isFalse();
    }

    private static void assertCompressed(CallContext call, Protocol protocol, String asked) {
        boolean connect = protocol == Protocol.CONNECT;
        String header =
                connect && call.method().streamType() == StreamType.UNARY
                        ? "content-encoding"
                        : connect ? "connect-content-encoding" : "grpc-encoding";
        // A server answers in the compression of the request where it has one.
        String compression = call.responseHeaders().get(header);
        if (!asked.equals("identity")) {
            assertThat(compression).isEqualTo(asked);
        }
    }
}
