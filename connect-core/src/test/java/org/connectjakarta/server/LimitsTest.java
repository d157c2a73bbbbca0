package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.compression.CompressionOptions;
import org.connectjakarta.compression.Compressions;
import org.connectjakarta.http.RequestTooLargeException;
import org.connectjakarta.message.Limits;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is too large is refused by its size, and costs no memory. */
class LimitsTest {
    private static final int LIMIT = 1000;
    private static final int NONE = Integer.MAX_VALUE;

    private static RpcServer server(Limits limits) {
        return MatrixService.blocking(ServerOptions.DEFAULT.withLimits(limits));
    }

    private static RpcServer reading(int limit) {
        return server(new Limits(limit, NONE, 8192, 8192));
    }

    private static Stream<Arguments> calls() {
        return Arrays.stream(Wire.values())
                .flatMap(
                        wire ->
                                Stream.of(Words.SAY, Words.REPEAT, Words.JOIN, Words.ECHO)
                                        .map(method -> arguments(wire, method)));
    }

    /** A message of so many bytes. */
    private static Word sized(int bytes) {
        Word word = Words.word("x".repeat(bytes - 3));
        assertThat(word.getSerializedSize()).isEqualTo(bytes);
        return word;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void aMessageMayHaveTheSizeOfTheLimitAndNoMore(Wire wire, MethodSpec<Word, Word> method) {
        WireCall.of(wire, method).send(sized(LIMIT)).servedBy(reading(LIMIT)).ok();

        WireAnswer answer =
                WireCall.of(wire, method).send(sized(LIMIT + 1)).servedBy(reading(LIMIT));

        assertThat(answer.failed(Code.RESOURCE_EXHAUSTED).message).contains("" + LIMIT);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void theLimitHoldsAfterDecompression(Wire wire, MethodSpec<Word, Word> method) {
        for (String name : List.of("gzip", "deflate", "br", "zstd", "snappy")) {
            WireCall.of(wire, method)
                    .compression(name)
                    .send(sized(LIMIT))
                    .servedBy(reading(LIMIT))
                    .ok();
            WireCall.of(wire, method)
                    .compression(name)
                    .send(sized(LIMIT + 1))
                    .servedBy(reading(LIMIT))
                    .failed(Code.RESOURCE_EXHAUSTED);
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void theLimitIsForEachMessageAndNotForTheirSum(Wire wire) {
        WireCall call = WireCall.of(wire, Words.JOIN);
        for (int i = 0; i < 20; i++) {
            call.send(sized(LIMIT - i));
        }

        call.servedBy(reading(LIMIT)).ok();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aMessageOverTheLimitAfterGoodOnesEndsTheStream(Wire wire) {
        WireAnswer answer =
                WireCall.of(wire, Words.ECHO)
                        .send("a")
                        .send(sized(LIMIT + 1))
                        .send("b")
                        .servedBy(reading(LIMIT));

        assertThat(answer.failed(Code.RESOURCE_EXHAUSTED).texts()).containsExactly("a?");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void theLimitOfTheContainerIsTold(Wire wire, MethodSpec<Word, Word> method) {
        InputStream body =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new RequestTooLargeException(1000);
                    }
                };

        WireAnswer answer = WireCall.of(wire, method).body(body).servedBy(server(Limits.DEFAULT));

        assertThat(answer.failed(Code.RESOURCE_EXHAUSTED).message)
                .isEqualTo("the request is larger than the limit of the server, 1000 bytes");
    }

    /** Counts what is taken from an endless body. */
    private static final class Counted extends InputStream {
        private final byte[] start;
        private long taken;

        Counted(byte[] start) {
            this.start = start;
        }

        @Override
        public int read() throws IOException {
            return taken < start.length ? start[(int) taken++] & 0xff : 'A' + (int) (taken++ & 1);
        }
    }

    private static byte[] claiming(Wire wire, long length) {
        byte[] prefix = {
            0, (byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length, 0
        };
        return wire == Wire.GRPC_WEB_TEXT
                ? Base64.getEncoder().encode(prefix)
                : Arrays.copyOf(prefix, 5);
    }

    private static long allocatedBy(Runnable action) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        action.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void aLengthThatIsOnlyClaimedCostsNothing(Wire wire, MethodSpec<Word, Word> method) {
        if (wire.isWhole(method.streamType())) {
            return; // has no lengths to claim
        }
        for (long length :
                new long[] {0xffffffffL, 0x80000000L, 0x7fffffffL, 4 * 1024 * 1024 + 1}) {
            Counted body = new Counted(claiming(wire, length));
            RpcServer server = server(Limits.DEFAULT);

            long allocated =
                    allocatedBy(
                            () ->
                                    WireCall.of(wire, method)
                                            .body(body)
                                            .servedBy(server)
                                            .failed(Code.RESOURCE_EXHAUSTED));

            assertThat(allocated).isLessThan(2 * 1024 * 1024);
            assertThat(body.taken).isLessThan(16 * 1024);
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aLengthWithinTheLimitIsPaidForWhenItArrives(Wire wire) {
        for (int length : new int[] {4 * 1024 * 1024, NONE - 1024}) {
            RpcServer server = reading(length == 4 * 1024 * 1024 ? length : NONE);

            long allocated =
                    allocatedBy(
                            () ->
                                    WireCall.of(wire, Words.ECHO)
                                            .sendRaw(claiming(wire, length))
                                            .servedBy(server)
                                            .failed(Code.INVALID_ARGUMENT));

            assertThat(allocated).isLessThan(2 * 1024 * 1024);
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void withoutALimitAMessageCanBeNoLargerThanAnArray(Wire wire) {
        for (long length : new long[] {0xffffffffL, 0x80000000L, 0x7fffffffL}) {
            WireCall.of(wire, Words.ECHO)
                    .sendRaw(claiming(wire, length))
                    .servedBy(reading(NONE))
                    .failed(Code.RESOURCE_EXHAUSTED);
        }
    }

    @Test
    void aBodyWithoutEndIsNotReadToTheEnd() {
        Counted body = new Counted(new byte[0]);

        WireCall.of(Wire.CONNECT, Words.SAY)
                .body(body)
                .servedBy(reading(100_000))
                .failed(Code.RESOURCE_EXHAUSTED);

        assertThat(body.taken).isLessThan(300_000);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void aBombIsNotBlownUp(Wire wire, MethodSpec<Word, Word> method) {
        String much = "x".repeat(8 * 1024 * 1024);
        for (String name : List.of("gzip", "br", "zstd")) {
            WireCall call = WireCall.of(wire, method).compression(name).send(Words.word(much));
            RpcServer server = reading(64 * 1024);
            Loopback request = call.request();

            long allocated = allocatedBy(() -> request.servedBy(server));

            call.answer(request).failed(Code.RESOURCE_EXHAUSTED);
            assertThat(allocated).as(name).isLessThan(2 * 1024 * 1024);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void whatIsSentHasALimitToo(Wire wire, MethodSpec<Word, Word> method) {
        RpcServer server =
                Servers.of(
                        new Words() {
                            @Override
                            public Word say(Word request) {
                                return sized(LIMIT + request.getTimes());
                            }

                            @Override
                            public Stream<Word> repeat(Word request) {
                                return Stream.of(sized(LIMIT), say(request));
                            }

                            @Override
                            public Word join(Stream<Word> requests) {
                                return say(requests.toList().get(0));
                            }

                            @Override
                            public Stream<Word> echo(Stream<Word> requests) {
                                return requests.map(this::say);
                            }
                        },
                        ServerOptions.DEFAULT
                                .withLimits(new Limits(LIMIT, LIMIT, 8192, 8192))
                                .withCompression(new CompressionOptions(Compressions.all(), 0)));

        WireCall.of(wire, method).compression("gzip").send("a").servedBy(server).ok();
        WireAnswer answer =
                WireCall.of(wire, method)
                        .compression("gzip")
                        .send(Word.newBuilder().setTimes(1).build())
                        .servedBy(server);

        assertThat(answer.failed(Code.RESOURCE_EXHAUSTED).messages)
                .hasSize(method == Words.REPEAT ? 1 : 0);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void requestMetadataHasALimit(Wire wire, MethodSpec<Word, Word> method) {
        WireCall.of(wire, method)
                .header("x-much", "x".repeat(8000))
                .send("a")
                .servedBy(server(Limits.DEFAULT))
                .ok();
        WireCall.of(wire, method)
                .header("x-much", "x".repeat(8192))
                .send("a")
                .servedBy(server(Limits.DEFAULT))
                .failed(Code.RESOURCE_EXHAUSTED);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void responseMetadataHasALimit(Wire wire, MethodSpec<Word, Word> method) {
        for (String place : List.of("headers", "trailers", "error")) {
            RpcServer server =
                    Servers.of(
                            call -> {
                                ConnectException error = new ConnectException(Code.ABORTED, "");
                                (switch (place) {
                                            case "headers" -> call.responseHeaders();
                                            case "trailers" -> call.responseTrailers();
                                            default -> error.metadata();
                                        })
                                        .add("x-much", "x".repeat(8192));
                                return echoing(place.equals("error") ? error : null);
                            },
                            ServerOptions.DEFAULT);
            WireCall call = WireCall.of(wire, method).send("a");
            Loopback response = call.request().servedBy(server);

            assertThat(call.answer(response).failed(Code.INTERNAL).message).contains("8192");
            assertThat(response.responseHeaders().size()).isLessThan(1024);
            assertThat(response.trailers().size()).isLessThan(1024);
            assertThat(response.bytes().length).isLessThan(1024);
        }
    }

    private static Words echoing(ConnectException error) {
        return new Words() {
            private Word answer(Word word) {
                if (error != null) {
                    throw error;
                }
                return word;
            }

            @Override
            public Word say(Word request) {
                return answer(request);
            }

            @Override
            public Stream<Word> repeat(Word request) {
                return Stream.of(answer(request));
            }

            @Override
            public Word join(Stream<Word> requests) {
                return answer(requests.toList().get(0));
            }

            @Override
            public Stream<Word> echo(Stream<Word> requests) {
                return requests.map(this::answer);
            }
        };
    }

    @Test
    void theDefaultsAreSafe() {
        assertThat(Limits.DEFAULT).isEqualTo(new Limits(4 * 1024 * 1024, NONE, 8192, 8192));
        assertThat(ServerOptions.DEFAULT.limits()).isEqualTo(Limits.DEFAULT);
        assertThat(ServerOptions.DEFAULT.maxTimeout()).isNull();
        assertThat(ServerOptions.DEFAULT.interceptors()).isEmpty();
    }
}
