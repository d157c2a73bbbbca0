package org.connectjakarta.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.message.Limits;
import org.connectjakarta.server.Words;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies of responses, right and wrong, in the protocols that have envelopes. */
@Timeout(20)
class ResponseBodyTest {
    private static final int MAX_BYTES = 1000;

    /** How a protocol ends a response. */
    enum End {
        CONNECT(Protocol.CONNECT, Frames.end("{}")),
        GRPC(Protocol.GRPC, new byte[0], "grpc-status", "0"),
        GRPC_WEB(Protocol.GRPC_WEB, Frames.trailers("grpc-status: 0\r\n"));

        final Protocol protocol;
        final byte[] frame;
        final String[] trailers;

        End(Protocol protocol, byte[] frame, String... trailers) {
            this.protocol = protocol;
            this.frame = frame;
            this.trailers = trailers;
        }

        ScriptedExchange head(ScriptedExchange exchange, MethodSpec<?, ?> method) {
            return exchange.head(
                    200,
                    "content-type",
                    ResponseHeadTest.contentType(protocol, method),
                    protocol == Protocol.CONNECT ? "connect-content-encoding" : "grpc-encoding",
                    "gzip");
        }

        ScriptedTransport answering(MethodSpec<?, ?> method, byte[]... pieces) {
            return ScriptedTransport.of(
                    exchange -> head(exchange, method).body(pieces).finish(trailers));
        }

        RpcClient client(ScriptedTransport transport) {
            return transport.client(
                    ClientOptions.DEFAULT
                            .withWire(new WireOptions(protocol, "proto", false, null))
                            .withLimits(new Limits(MAX_BYTES, MAX_BYTES, MAX_BYTES, MAX_BYTES)));
        }

        /** Calls Repeat, and collects what comes before the failure. */
        ConnectException repeatFails(Code code, List<String> before, byte[]... pieces) {
            ScriptedTransport transport = answering(Words.REPEAT, pieces);
            List<String> seen = new ArrayList<>();
            ConnectException error =
                    Await.failure(
                            code,
                            () -> {
                                try (Stream<Word> responses =
                                        client(transport)
                                                .serverStream(Words.REPEAT, Words.word("a"))) {
                                    responses.forEach(word -> seen.add(word.getText()));
                                }
                            });
            assertThat(seen).isEqualTo(before);
            return error;
        }

        ConnectException joinFails(Code code, byte[]... pieces) {
            ScriptedTransport transport = answering(Words.JOIN, pieces);
            return Await.failure(
                    code,
                    () ->
                            Flavour.BLOCKING.call(
                                    client(transport), Words.JOIN, List.of(Words.word("a"))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBodyMayBeCutAnywhere(End end) {
        byte[] body = Frames.join(Frames.message("a"), Frames.message("bc"), end.frame);
        for (int size = 1; size <= body.length; size++) {
            int pieces = size;
            for (Flavour flavour : Flavour.values()) {
                ScriptedTransport transport =
                        ScriptedTransport.of(
                                exchange ->
                                        end.head(exchange, Words.REPEAT)
                                                .split(body, pieces)
                                                .finish(end.trailers));

                assertThat(
                                flavour.call(
                                        end.client(transport),
                                        Words.REPEAT,
                                        List.of(Words.word("a"))))
                        .containsExactly(Words.word("a"), Words.word("bc"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void emptyPiecesAndEmptyMessagesAreFine(End end) {
        ScriptedTransport transport =
                end.answering(
                        Words.REPEAT,
                        new byte[0],
                        Frames.envelope(0, new byte[0]),
                        new byte[0],
                        Frames.envelope(1, new byte[0]),
                        end.frame,
                        new byte[0]);

        assertThat(
                        Flavour.BLOCKING.call(
                                end.client(transport), Words.REPEAT, List.of(Words.word("a"))))
                .containsExactly(Words.word(""), Words.word(""));
    }

    @ParameterizedTest
    @EnumSource
    void aBodyCutOffAnywhereIsAFailureAfterWhatWasWhole(End end) {
        byte[] messages = Frames.join(Frames.message("a"), Frames.message("b"));
        byte[] whole = Frames.join(messages, end.frame);
        for (int length = 0; length < whole.length; length++) {
            if (end == End.GRPC && length % (messages.length / 2) == 0) {
                // Its end is in the trailers, and not cut off.
                continue;
            }
            byte[] part = Arrays.copyOf(whole, length);
            List<String> before =
                    Stream.of("a", "b").limit(length / (messages.length / 2)).toList();

            end.repeatFails(Code.INTERNAL, before, part);
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneMessageIsOneMessage(End end) {
        end.joinFails(Code.UNIMPLEMENTED, end.frame);
        end.joinFails(Code.UNIMPLEMENTED, Frames.message("a"), Frames.message("b"), end.frame);
    }

    @ParameterizedTest
    @EnumSource
    void aClaimedSizeOverTheLimitFailsBeforeItIsThere(End end) {
        for (int claimed : new int[] {MAX_BYTES + 1, Integer.MAX_VALUE, -1}) {
            end.repeatFails(
                    Code.RESOURCE_EXHAUSTED,
                    List.of("a"),
                    Frames.message("a"),
                    Frames.claim(0, claimed),
                    new byte[10]);
            end.joinFails(Code.RESOURCE_EXHAUSTED, Frames.claim(0, claimed), new byte[10]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMessageThatBecomesTooLargeFails(End end) {
        byte[] bomb = Frames.envelope(1, Frames.gzip(new byte[1_000_000]));

        end.repeatFails(Code.RESOURCE_EXHAUSTED, List.of(), bomb, end.frame);
        end.joinFails(Code.RESOURCE_EXHAUSTED, bomb, end.frame);
    }

    @ParameterizedTest
    @EnumSource
    void aCompressedMessageIsDecompressed(End end) {
        ScriptedTransport transport =
                end.answering(
                        Words.REPEAT,
                        Frames.envelope(1, Frames.gzip(Frames.plain("a"))),
                        Frames.message("b"),
                        end.frame);

        assertThat(
                        Flavour.BLOCKING.call(
                                end.client(transport), Words.REPEAT, List.of(Words.word("a"))))
                .containsExactly(Words.word("a"), Words.word("b"));
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeReadIsInternal(End end) {
        end.repeatFails(
                Code.INTERNAL, List.of(), Frames.envelope(0, new byte[] {-1, -1}), end.frame);
        end.repeatFails(
                Code.INTERNAL, List.of(), Frames.envelope(1, new byte[] {1, 2, 3}), end.frame);
        end.repeatFails(Code.INTERNAL, List.of(), Frames.envelope(4, Frames.plain("a")), end.frame);
    }

    @ParameterizedTest
    @EnumSource
    void aCompressedMessageWithoutACompressionIsInternal(End end) {
        ScriptedTransport transport =
                ScriptedTransport.of(
                        exchange ->
                                exchange.head(
                                                200,
                                                "content-type",
                                                ResponseHeadTest.contentType(
                                                        end.protocol, Words.REPEAT))
                                        .body(Frames.envelope(1, Frames.gzip(Frames.plain("a"))))
                                        .body(end.frame)
                                        .finish(end.trailers));

        Await.failure(
                Code.INTERNAL,
                () ->
                        Flavour.BLOCKING.call(
                                end.client(transport), Words.REPEAT, List.of(Words.word("a"))));
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatNeverEndsIsStoppedAtTheLimit(End end) {
        ScriptedTransport transport =
                ScriptedTransport.of(
                        exchange -> {
                            end.head(exchange, Words.JOIN).body(Frames.message("a"));
                            for (int i = 0; i < 100; i++) {
                                exchange.body(Frames.message("a".repeat(500)));
                            }
                        });

        Await.failure(
                Code.UNIMPLEMENTED,
                () ->
                        Flavour.BLOCKING.call(
                                end.client(transport), Words.JOIN, List.of(Words.word("a"))));

        assertThat(transport.exchange().told()).isLessThan(20);
        assertThat(transport.exchange().isCancelled()).isTrue();
    }
}
