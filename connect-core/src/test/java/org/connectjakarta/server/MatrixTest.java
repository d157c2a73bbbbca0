package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.StreamType;
import org.connectjakarta.compression.CompressionOptions;
import org.connectjakarta.compression.Compressions;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One service, called in every protocol, stream type, codec, compression and flavour: the answer is always the same. */
class MatrixTest {
    private static final ServerOptions COMPRESS_ALL =
            ServerOptions.DEFAULT.withCompression(new CompressionOptions(Compressions.all(), 0));
    private static final RpcServer BLOCKING = MatrixService.blocking(COMPRESS_ALL);
    private static final RpcServer ASYNC = MatrixService.async(COMPRESS_ALL);
    private static final List<String> COMPRESSIONS =
            List.of("identity", "gzip", "deflate", "br", "zstd", "snappy");

    static Stream<Arguments> combinations() {
        List<Arguments> all = new ArrayList<>();
        for (Wire wire : Wire.values()) {
            for (MethodSpec<Word, Word> method :
                    List.of(Words.SAY, Words.REPEAT, Words.JOIN, Words.ECHO)) {
                for (String codec : List.of("proto", "json")) {
                    for (String compression : COMPRESSIONS) {
                        for (String flavour : List.of("blocking", "async", "event loop")) {
                            all.add(arguments(wire, method, codec, compression, flavour));
                        }
                    }
                }
            }
        }
        return all.stream();
    }

    @AfterAll
    static void close() {
        BLOCKING.close();
        ASYNC.close();
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} {4}")
    @MethodSource("combinations")
    void aCallThatSucceeds(
            Wire wire,
            MethodSpec<Word, Word> method,
            String codec,
            String compression,
            String flavour) {
        WireCall call = call(wire, method, codec, compression);
        if (method.streamType().isRequestStream()) {
            call.send("a", "b", "", "c");
        } else {
            call.send(Word.newBuilder().setText("a").setTimes(3).build());
        }

        WireAnswer answer = served(call, flavour).ok();

        assertThat(answer.texts()).isEqualTo(expected(method));
        assertThat(answer.headers.get("content-type"))
                .isEqualTo(wire.contentType(method.streamType(), codec));
        assertMetadata(answer, wire);
        assertThat(answer.compressed)
                .isEqualTo(compression.equals("identity") ? 0 : answer.messages.size());
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} {4}")
    @MethodSource("combinations")
    void aCallThatFails(
            Wire wire,
            MethodSpec<Word, Word> method,
            String codec,
            String compression,
            String flavour) {
        WireCall call = call(wire, method, codec, compression);
        call.send(Word.newBuilder().setText("fail").setTimes(2).build());

        WireAnswer answer = served(call, flavour).failed(Code.FAILED_PRECONDITION);

        assertThat(answer.texts())
                .isEqualTo(method == Words.REPEAT ? List.of("fail0", "fail1") : List.of());
        assertThat(answer.message).isEqualTo("not now: 100% früh\n");
        assertThat(answer.details).isEqualTo(MatrixService.error().details());
        boolean whole = wire.isWhole(method.streamType());
        assertThat((whole ? answer.headers : answer.trailers).getAll("x-error"))
                .containsExactly("one", "two");
        assertMetadata(answer, wire);
        if (whole) {
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    private static WireCall call(
            Wire wire, MethodSpec<Word, Word> method, String codec, String compression) {
        WireCall call =
                WireCall.of(wire, method, codec)
                        .header("x-ask", "one")
                        .header("x-ask", "two")
                        .header("x-ask-bin", "AAEC")
                        .header("x-ask-bin", "/w==");
        return compression.equals("identity") ? call : call.compression(compression);
    }

    private static WireAnswer served(WireCall call, String flavour) {
        return switch (flavour) {
            case "blocking" -> call.servedBy(BLOCKING);
            case "async" -> call.servedBy(ASYNC);
            default -> call.servedOnLoopBy(ASYNC);
        };
    }

    private static List<String> expected(MethodSpec<Word, Word> method) {
        return switch (method.streamType()) {
            case UNARY -> List.of("a!");
            case SERVER_STREAM -> List.of("a0", "a1", "a2");
            case CLIENT_STREAM -> List.of("a,b,,c");
            case BIDI -> List.of("a?", "b?", "?", "c?");
        };
    }

    private static void assertMetadata(WireAnswer answer, Wire wire) {
        assertThat(answer.headers.getAll("x-head")).containsExactly("one", "two");
        assertThat(answer.headers.getAll("x-head-bin")).containsExactly("AAH+/w");
        assertThat(answer.trailers.getAll("x-trail")).containsExactly("one", "two");
        assertThat(answer.trailers.getBinary("x-trail-bin")).containsExactly(MatrixService.BINARY);
        assertThat(answer.trailers.getAll("x-asked")).containsExactly("one", "two");
        assertThat(answer.trailers.getAll("x-asked-bin")).containsExactly("AAEC", "/w");
        assertThat(answer.trailers.getAll("x-protocol"))
                .containsExactly(wire.protocolName() + " POST");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("compressionHeaders")
    void theHeadNamesTheCompressionsThatAreSpoken(Wire wire, MethodSpec<Word, Word> method) {
        WireAnswer answer = WireCall.of(wire, method).send("a").servedBy(BLOCKING).ok();

        String accepted = answer.headers.get(wire.acceptHeader(method.streamType()));
        assertThat(Arrays.asList(accepted.split(",")))
                .containsExactlyInAnyOrder("gzip", "deflate", "br", "zstd", "snappy");
    }

    static Stream<Arguments> compressionHeaders() {
        return Arrays.stream(Wire.values())
                .flatMap(
                        wire ->
                                Stream.of(Words.SAY, Words.REPEAT)
                                        .map(method -> arguments(wire, method)));
    }

    @ParameterizedTest
    @MethodSource("compressionHeaders")
    void smallMessagesAreNotCompressedByDefault(Wire wire, MethodSpec<Word, Word> method) {
        RpcServer server = MatrixService.blocking(ServerOptions.DEFAULT);
        Word small = Word.newBuilder().setText("a").setTimes(1).build();
        Word large = Word.newBuilder().setText("a".repeat(2000)).setTimes(1).build();

        WireAnswer answer =
                WireCall.of(wire, method).compression("gzip").send(small).servedBy(server).ok();
        WireAnswer compressed =
                WireCall.of(wire, method).compression("gzip").send(large).servedBy(server).ok();

        assertThat(answer.compressed).isZero();
        assertThat(compressed.compressed).isEqualTo(1);
        assertThat(method.streamType() == StreamType.UNARY || compressed.messages.size() == 1)
                .isTrue();
    }
}
