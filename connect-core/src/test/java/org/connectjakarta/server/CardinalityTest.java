package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.test.Word;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A method that takes one message takes neither none nor two, and is not called with either. */
class CardinalityTest {
    private final AtomicInteger calls = new AtomicInteger();

    private final Words blocking =
            new Words() {
                @Override
                public Word say(Word request) {
                    calls.incrementAndGet();
                    return request;
                }

                @Override
                public Stream<Word> repeat(Word request) {
                    calls.incrementAndGet();
                    return Stream.of(request);
                }
            };

    private final Words.Async async =
            new Words.Async() {
                @Override
                public CompletableFuture<Word> say(Word request) {
                    calls.incrementAndGet();
                    return CompletableFuture.completedFuture(request);
                }

                @Override
                public ListPublisher repeat(Word request) {
                    calls.incrementAndGet();
                    return new ListPublisher(List.of(request));
                }
            };

    private static Stream<Arguments> single() {
        return Arrays.stream(Wire.values())
                .flatMap(
                        wire ->
                                Stream.of(Words.SAY, Words.REPEAT)
                                        .filter(method -> !wire.isWhole(method.streamType()))
                                        .map(method -> arguments(wire, method)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("single")
    void noneTwoOrThreeAreUnimplemented(Wire wire, MethodSpec<Word, Word> method) {
        for (RpcServer server : List.of(Servers.of(blocking), Servers.async(async))) {
            for (String[] texts : new String[][] {{}, {"a", "b"}, {"a", "b", "c"}}) {
                WireAnswer answer = WireCall.of(wire, method).send(texts).servedBy(server);

                assertThat(answer.failed(Code.UNIMPLEMENTED).messages).isEmpty();
            }
        }
        assertThat(calls).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void streamsMayBeEmpty(Wire wire) {
        for (RpcServer server :
                List.of(
                        MatrixService.blocking(ServerOptions.DEFAULT),
                        MatrixService.async(ServerOptions.DEFAULT))) {
            assertThat(WireCall.of(wire, Words.JOIN).servedBy(server).ok().texts())
                    .containsExactly("");
            assertThat(WireCall.of(wire, Words.ECHO).servedBy(server).ok().texts()).isEmpty();
            assertThat(WireCall.of(wire, Words.REPEAT).send("a").servedBy(server).ok().texts())
                    .isEmpty();
        }
    }
}
