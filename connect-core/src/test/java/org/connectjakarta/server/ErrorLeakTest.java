package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a service throws that is no ConnectException: told to the log, and hidden from the peer. */
class ErrorLeakTest {
    private static final String SECRET = "jdbc:db//secret";
    private static final Pattern ID = Pattern.compile("id ([0-9a-f]+)");

    private static final class SecretException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SecretException() {
            super(SECRET, new IllegalStateException(SECRET));
        }
    }

    private static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new SecretException(), Code.UNKNOWN),
                arguments(new NullPointerException(SECRET), Code.UNKNOWN),
                arguments(new AssertionError(SECRET), Code.INTERNAL),
                arguments(new NoClassDefFoundError(SECRET), Code.INTERNAL),
                arguments(new StackOverflowError(SECRET), Code.INTERNAL));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anUnknownFailureIsLoggedUnderAnIdAndConcealed(Throwable failure, Code code) {
        Words words =
                new Words() {
                    @Override
                    public Word say(Word request) {
                        throw ErrorLeakTest.<RuntimeException>sneaky(failure);
                    }

                    @Override
                    public Stream<Word> repeat(Word request) {
                        return Stream.of(request)
                                .peek(
                                        word -> {
                                            throw ErrorLeakTest.<RuntimeException>sneaky(failure);
                                        });
                    }
                };
        for (Wire wire : Wire.values()) {
            for (var method : List.of(Words.SAY, Words.REPEAT)) {
                try (CapturedLog log = new CapturedLog()) {
                    WireCall call = WireCall.of(wire, method).send("a");
                    Loopback response = call.request().servedBy(Servers.of(words));

                    WireAnswer answer = call.answer(response).failed(code);

                    assertConcealed(response, answer);
                    assertLogged(log, failure, answer);
                }
            }
        }
    }

    private static void assertConcealed(Loopback response, WireAnswer answer) {
        String everything =
                response.text()
                        + answer.message
                        + String.join("|", answer.trailers.getAll("grpc-status-details-bin"));
        assertThat(everything)
                .doesNotContainIgnoringCase("secret")
                .doesNotContain("Exception")
                .doesNotContain("java.")
                .doesNotContain("\tat ");
    }

    private static void assertLogged(CapturedLog log, Throwable failure, WireAnswer answer) {
        assertThat(log.errors()).hasSize(1);
        assertThat(log.errors().get(0).getThrown()).isSameAs(failure);
        Matcher id = ID.matcher(answer.message);
        assertThat(id.find()).isTrue();
        assertThat(log.errors().get(0).getMessage())
                .contains(id.group())
                .contains("/org.connectjakarta.test.WordService/");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
        throw (T) failure;
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void asynchronousFailuresAreConcealedToo(Wire wire) {
        RpcServer server =
                Servers.async(
                        Servers.asyncSay(
                                word ->
                                        CompletableFuture.failedFuture(
                                                new CompletionException(new SecretException()))));
        try (CapturedLog log = new CapturedLog()) {
            WireCall call = WireCall.of(wire, Words.SAY).send("a");

            WireAnswer answer = call.servedBy(server).failed(Code.UNKNOWN);

            assertThat(answer.message).doesNotContain("secret");
            assertThat(log.errors().get(0).getThrown()).isInstanceOf(SecretException.class);
        }
    }

    @Test
    void nullIsAFailureOfTheService() {
        Words nulls =
                new Words() {
                    @Override
                    public Word say(Word request) {
                        return null;
                    }

                    @Override
                    public Stream<Word> repeat(Word request) {
                        return null;
                    }

                    @Override
                    public Word join(Stream<Word> requests) {
                        return null;
                    }

                    @Override
                    public Stream<Word> echo(Stream<Word> requests) {
                        return requests.map(word -> null);
                    }
                };
        Words.Async asyncNulls =
                new Words.Async() {
                    @Override
                    public CompletableFuture<Word> say(Word request) {
                        return null;
                    }

                    @Override
                    public java.util.concurrent.Flow.Publisher<Word> repeat(Word request) {
                        return null;
                    }

                    @Override
                    public CompletableFuture<Word> join(
                            java.util.concurrent.Flow.Publisher<Word> requests) {
                        return CompletableFuture.completedFuture(null);
                    }
                };
        try (CapturedLog log = new CapturedLog()) {
            for (Wire wire : Wire.values()) {
                for (var method : List.of(Words.SAY, Words.REPEAT, Words.JOIN, Words.ECHO)) {
                    WireCall.of(wire, method)
                            .send("a")
                            .servedBy(Servers.of(nulls))
                            .failed(Code.UNKNOWN);
                }
                for (var method : List.of(Words.SAY, Words.REPEAT, Words.JOIN)) {
                    WireCall.of(wire, method)
                            .send("a")
                            .servedBy(Servers.async(asyncNulls))
                            .failed(Code.UNKNOWN);
                }
            }
            assertThat(log.errors()).hasSize(7 * Wire.values().length);
        }
    }

    @Test
    void aStackThatOverflowsIsOneFailedCall() {
        RpcServer server = Servers.of(Servers.say(ErrorLeakTest::forEver));
        try (CapturedLog log = new CapturedLog()) {
            WireCall.of(Wire.GRPC, Words.SAY).send("a").servedBy(server).failed(Code.INTERNAL);
            WireCall.of(Wire.CONNECT, Words.SAY).send("a").servedBy(server).failed(Code.INTERNAL);

            assertThat(log.errors()).hasSize(2);
        }
    }

    private static Word forEver(Word word) {
        return forEver(forEver(word));
    }

    @Test
    void whatTheJvmCannotGoOnWithIsThrownAfterTheAnswer() {
        OutOfMemoryError failure = new OutOfMemoryError("expected by the test");
        RpcServer server =
                Servers.of(
                        Servers.say(
                                word -> {
                                    throw failure;
                                }));
        try (CapturedLog log = new CapturedLog()) {
            WireCall call = WireCall.of(Wire.GRPC, Words.SAY).send("a");
            Background running = call.startedBy(server);

            assertThat(running.joinThrowing()).isSameAs(failure);

            call.answer(running.loopback()).failed(Code.INTERNAL);
            assertThat(log.errors()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aStreamThatFailsOnTheWayKeepsWhatWasSent(Wire wire) {
        AtomicBoolean closed = new AtomicBoolean();
        RpcServer server =
                Servers.of(
                        Servers.repeat(
                                word ->
                                        Stream.of("a", "b", "fail")
                                                .map(ErrorLeakTest::wordUnlessFail)
                                                .onClose(() -> closed.set(true))));
        WireAnswer answer = WireCall.of(wire, Words.REPEAT).send("x").servedBy(server);

        assertThat(answer.failed(Code.DATA_LOSS).texts()).containsExactly("a", "b");
        assertThat(closed).isTrue();
    }

    private static Word wordUnlessFail(String text) {
        if (text.equals("fail")) {
            throw new ConnectException(Code.DATA_LOSS, "lost");
        }
        return Words.word(text);
    }

    @Test
    void aStreamIsClosedWhenItSucceeds() {
        AtomicBoolean closed = new AtomicBoolean();
        RpcServer server =
                Servers.of(Servers.repeat(word -> Stream.of(word).onClose(() -> closed.set(true))));

        WireCall.of(Wire.GRPC, Words.REPEAT).send("x").servedBy(server).ok();

        assertThat(closed).isTrue();
    }

    @Test
    void aStreamThatCannotBeClosedFailsTheCall() {
        RpcServer server =
                Servers.of(
                        Servers.repeat(
                                word ->
                                        Stream.of(word)
                                                .onClose(
                                                        () -> {
                                                            throw new SecretException();
                                                        })));
        try (CapturedLog log = new CapturedLog()) {
            WireAnswer answer = WireCall.of(Wire.GRPC, Words.REPEAT).send("x").servedBy(server);

            assertThat(answer.failed(Code.UNKNOWN).texts()).containsExactly("x");
            assertThat(log.errors()).hasSize(1);
        }
    }

    @Test
    void aMapperChoosesTheAnswer() {
        RpcServer server = mapping(new NoSuchElementException(SECRET));

        WireAnswer answer = WireCall.of(Wire.GRPC, Words.SAY).send("a").servedBy(server);

        assertThat(answer.failed(Code.NOT_FOUND).message).isEqualTo("mapped");
    }

    @Test
    void aMapperSeesThroughTheWrappersOfFutures() {
        RpcServer server =
                mapping(
                        new CompletionException(
                                new ExecutionException(new NoSuchElementException(SECRET))));

        WireCall.of(Wire.GRPC, Words.SAY).send("a").servedBy(server).failed(Code.NOT_FOUND);
    }

    @Test
    void whatNoMapperKnowsIsConcealed() {
        try (CapturedLog log = new CapturedLog()) {
            WireCall.of(Wire.GRPC, Words.SAY)
                    .send("a")
                    .servedBy(mapping(new SecretException()))
                    .failed(Code.UNKNOWN);

            assertThat(log.errors()).hasSize(1);
        }
    }

    @Test
    void aMapperIsNotAskedAboutConnectExceptions() {
        RpcServer server = mapping(new ConnectException(Code.ABORTED, "own"));

        WireCall.of(Wire.GRPC, Words.SAY).send("a").servedBy(server).failed(Code.ABORTED);
    }

    @Test
    void aMapperThatFailsIsConcealed() {
        for (Throwable failure : List.of(new SecretException(), new AssertionError(SECRET))) {
            IllegalStateException thrown = new IllegalStateException("thrown");
            RpcServer server =
                    RpcServer.builder()
                            .exceptionMapper(
                                    t -> {
                                        throw ErrorLeakTest.<RuntimeException>sneaky(failure);
                                    })
                            .service(
                                    Words.binding(),
                                    call ->
                                            Servers.say(
                                                    word -> {
                                                        throw thrown;
                                                    }),
                                    ServerOptions.DEFAULT)
                            .build();
            try (CapturedLog log = new CapturedLog()) {
                WireAnswer answer = WireCall.of(Wire.GRPC, Words.SAY).send("a").servedBy(server);

                assertThat(answer.code).isIn(Code.UNKNOWN, Code.INTERNAL);
                assertThat(answer.message).doesNotContain("secret");
                assertThat(log.errors().get(0).getThrown()).isSameAs(failure);
                assertThat(failure.getSuppressed()).containsExactly(thrown);
            }
        }
    }

    private static RpcServer mapping(RuntimeException failure) {
        return RpcServer.builder()
                .exceptionMapper(
                        t ->
                                t instanceof NoSuchElementException
                                        ? new ConnectException(Code.NOT_FOUND, "mapped")
                                        : null)
                .service(
                        Words.binding(),
                        call ->
                                Servers.say(
                                        word -> {
                                            throw failure;
                                        }),
                        ServerOptions.DEFAULT)
                .build();
    }
}
