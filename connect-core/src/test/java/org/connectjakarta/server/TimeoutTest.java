package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Timeouts as the protocols write them, and what the service sees of them. */
class TimeoutTest {
    private final AtomicReference<CallContext> context = new AtomicReference<>();
    private final AtomicBoolean called = new AtomicBoolean();

    private RpcServer server(ServerOptions options) {
        return Servers.of(
                call -> {
                    context.set(call);
                    return Servers.say(
                            word -> {
                                called.set(true);
                                return word;
                            });
                },
                options);
    }

    private WireAnswer call(Wire wire, String timeout) {
        return WireCall.of(wire, Words.SAY)
                .header(wire.timeoutHeader(), timeout)
                .send("a")
                .servedBy(server(ServerOptions.DEFAULT));
    }

    private static Stream<Arguments> malformed() {
        Stream<String> connect =
                Stream.of(
                        "12345678901",
                        "00000000001",
                        "1e3",
                        "+5",
                        "-5",
                        "-0",
                        " 5",
                        "5 ",
                        "5m",
                        "1.5",
                        "0x5",
                        "1,000",
                        "٣",
                        "5\u0665",
                        "５",
                        "soon",
                        "9999999999999999999999999999999999");
        Stream<String> grpc =
                Stream.of(
                        "123456789S",
                        "000000001S",
                        "5",
                        "S",
                        "5s",
                        "5h",
                        "5U",
                        "5N",
                        "5 S",
                        "+5S",
                        "-5S",
                        "-0S",
                        "1e3S",
                        "1.5S",
                        "٣S",
                        "５S",
                        " 5S",
                        "5S ",
                        "5SS",
                        "mS",
                        "5ms",
                        "99999999999999999999S");
        return Stream.concat(
                connect.map(value -> arguments(Wire.CONNECT, value)),
                grpc.flatMap(
                        value ->
                                Stream.of(Wire.GRPC, Wire.GRPC_WEB, Wire.GRPC_WEB_TEXT)
                                        .map(wire -> arguments(wire, value))));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aTimeoutThatCannotBeReadIsAnInvalidArgument(Wire wire, String timeout) {
        call(wire, timeout).failed(Code.INVALID_ARGUMENT);

        assertThat(called).isFalse();
    }

    private static Stream<Arguments> wellFormed() {
        return Stream.of(
                arguments(Wire.CONNECT, "9999999999", Duration.ofMillis(9999999999L)),
                arguments(Wire.CONNECT, "60000", Duration.ofMinutes(1)),
                arguments(Wire.CONNECT, "0000060000", Duration.ofMinutes(1)),
                arguments(Wire.GRPC, "99999999H", Duration.ofHours(99999999)),
                arguments(Wire.GRPC, "99999999M", Duration.ofMinutes(99999999)),
                arguments(Wire.GRPC, "99999999S", Duration.ofSeconds(99999999)),
                arguments(Wire.GRPC, "99999999m", Duration.ofMillis(99999999)),
                arguments(Wire.GRPC, "60000000u", Duration.ofMinutes(1)),
                arguments(Wire.GRPC_WEB, "1H", Duration.ofHours(1)),
                arguments(Wire.GRPC_WEB_TEXT, "00000001H", Duration.ofHours(1)));
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void theServiceSeesTheTimeout(Wire wire, String timeout, Duration expected) {
        Instant before = Instant.now();

        call(wire, timeout).ok();

        Instant deadline = context.get().deadline().orElseThrow();
        assertThat(deadline).isBetween(before.plus(expected), Instant.now().plus(expected));
        assertThat(context.get().timeRemaining().orElseThrow()).isLessThanOrEqualTo(expected);
        assertThat(context.get().isCancelled()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void withoutATimeoutThereIsNoDeadline(Wire wire) {
        WireCall.of(wire, Words.SAY).send("a").servedBy(server(ServerOptions.DEFAULT)).ok();

        assertThat(context.get().deadline()).isEmpty();
        assertThat(context.get().timeRemaining()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void anEmptyHeaderIsNoTimeout(Wire wire) {
        call(wire, "").ok();

        assertThat(context.get().deadline()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aTimeoutOfZeroHasPassedBeforeTheCallBegins(Wire wire) {
        Watcher watcher = new Watcher();
        for (MethodSpec<Word, Word> method : java.util.List.of(Words.SAY, Words.ECHO)) {
            WireCall.of(wire, method)
                    .timeoutMillis(0)
                    .send("a")
                    .servedBy(server(watcher.options()))
                    .failed(Code.DEADLINE_EXCEEDED);
        }

        assertThat(called).isFalse();
        assertThat(watcher.events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {50_000, 9_999_999_999L})
    void aMaximumCutsWhatTheClientAsksFor(long asked) {
        Duration maximum = Duration.ofSeconds(30);

        WireCall.of(Wire.CONNECT, Words.SAY)
                .timeoutMillis(asked)
                .send("a")
                .servedBy(server(ServerOptions.DEFAULT.withMaxTimeout(maximum)))
                .ok();

        assertThat(context.get().timeRemaining().orElseThrow()).isLessThanOrEqualTo(maximum);
    }

    @Test
    void aMaximumIsTheDeadlineOfThoseWhoDoNotAsk() {
        WireCall.of(Wire.GRPC, Words.SAY)
                .send("a")
                .servedBy(server(ServerOptions.DEFAULT.withMaxTimeout(Duration.ofSeconds(30))))
                .ok();

        assertThat(context.get().timeRemaining()).isPresent();
    }

    @Test
    void aMaximumDoesNotLengthenAnything() {
        WireCall.of(Wire.GRPC, Words.SAY)
                .timeoutMillis(20_000)
                .send("a")
                .servedBy(server(ServerOptions.DEFAULT.withMaxTimeout(Duration.ofHours(1))))
                .ok();

        Optional<Duration> remaining = context.get().timeRemaining();
        assertThat(remaining.orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(20));
    }
}
