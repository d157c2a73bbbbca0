package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Interceptor;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What interceptors are told, and what they may change: the same in every protocol, stream type and flavour. */
class InterceptorTest {
    static Stream<Arguments> calls() {
        return Arrays.stream(Wire.values())
                .flatMap(
                        wire ->
                                Stream.of(Words.SAY, Words.REPEAT, Words.JOIN, Words.ECHO)
                                        .flatMap(
                                                method ->
                                                        Stream.of("blocking", "async")
                                                                .map(
                                                                        flavour ->
                                                                                arguments(
                                                                                        wire,
                                                                                        method,
                                                                                        flavour))));
    }

    static WireAnswer call(
            Wire wire, MethodSpec<Word, Word> method, String flavour, Interceptor... interceptors) {
        ServerOptions options = ServerOptions.DEFAULT.withInterceptors(List.of(interceptors));
        WireCall call = WireCall.of(wire, method);
        if (method.streamType().isRequestStream()) {
            call.send("a", "b");
        } else {
            call.send(Word.newBuilder().setText("a").setTimes(2).build());
        }
        return call.servedBy(
                flavour.equals("async")
                        ? MatrixService.async(options)
                        : MatrixService.blocking(options));
    }

    private static List<String> expected(MethodSpec<Word, Word> method, String a, String b) {
        return switch (method.streamType()) {
            case UNARY -> List.of(a + "!");
            case SERVER_STREAM -> List.of(a + "0", a + "1");
            case CLIENT_STREAM -> List.of(a + "," + b);
            case BIDI -> List.of(a + "?", b + "?");
        };
    }

    /** Notes each moment under a name, into a list that several share. */
    static final class Named implements Interceptor {
        private final String name;
        private final List<String> events;

        Named(String name, List<String> events) {
            this.name = name;
            this.events = events;
        }

        @Override
        public void start(CallContext call) {
            events.add(name + " start");
        }

        @Override
        public Message request(CallContext call, Message message) {
            events.add(name + " request");
            return message;
        }

        @Override
        public Message response(CallContext call, Message message) {
            events.add(name + " response");
            return message;
        }

        @Override
        public void end(CallContext call, ConnectException error) {
            events.add(name + " end");
        }
    }

    @Test
    void theFirstIsTheOutermost() {
        List<String> events = new ArrayList<>();

        call(
                        Wire.GRPC,
                        Words.SAY,
                        "blocking",
                        new Named("first", events),
                        new Named("second", events))
                .ok();

        assertThat(events)
                .containsExactly(
                        "first start",
                        "second start",
                        "first request",
                        "second request",
                        "second response",
                        "first response",
                        "second end",
                        "first end");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("calls")
    void eachMomentIsToldOnce(Wire wire, MethodSpec<Word, Word> method, String flavour) {
        Watcher watcher = new Watcher();

        call(wire, method, flavour, watcher).ok();

        boolean two = method.streamType().isRequestStream();
        assertThat(watcher.events).startsWith("start " + method.procedure()).endsWith("end ok");
        assertThat(watcher.events.stream().filter(e -> e.startsWith("request")))
                .isEqualTo(two ? List.of("request a", "request b") : List.of("request a"));
        assertThat(watcher.events.stream().filter(e -> e.startsWith("response")))
                .isEqualTo(expected(method, "a", "b").stream().map(t -> "response " + t).toList());
        assertThat(watcher.events.stream().filter(e -> e.startsWith("start"))).hasSize(1);
        assertThat(watcher.events.stream().filter(e -> e.startsWith("end"))).hasSize(1);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("calls")
    void messagesCanBeReplacedInBothDirections(
            Wire wire, MethodSpec<Word, Word> method, String flavour) {
        Interceptor replacing =
                new Interceptor() {
                    @Override
                    public Message request(CallContext call, Message message) {
                        Word word = (Word) message;
                        return word.toBuilder().setText(word.getText().toUpperCase()).build();
                    }

                    @Override
                    public Message response(CallContext call, Message message) {
                        return Words.word("<" + ((Word) message).getText() + ">");
                    }
                };

        WireAnswer answer = call(wire, method, flavour, replacing).ok();

        assertThat(answer.texts())
                .isEqualTo(expected(method, "A", "B").stream().map(t -> "<" + t + ">").toList());
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("calls")
    void metadataCanBeAddedAtTheStartAndAtTheEnd(
            Wire wire, MethodSpec<Word, Word> method, String flavour) {
        Interceptor adding =
                new Interceptor() {
                    @Override
                    public void start(CallContext call) {
                        call.responseHeaders().add("x-start", "here");
                    }

                    @Override
                    public void end(CallContext call, ConnectException error) {
                        call.responseTrailers().add("x-end", "there");
                    }
                };

        WireAnswer answer = call(wire, method, flavour, adding).ok();

        assertThat(answer.headers.getAll("x-start")).containsExactly("here");
        assertThat(answer.trailers.getAll("x-end")).containsExactly("there");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void theEndIsToldOfTheErrorAsThePeerSeesItWithItsCause(Wire wire) {
        IllegalStateException failure = new IllegalStateException("secret");
        Watcher watcher = new Watcher();
        RpcServer server =
                Servers.of(
                        Servers.say(
                                word -> {
                                    throw failure;
                                }),
                        watcher.options());
        try (CapturedLog log = new CapturedLog()) {
            WireAnswer answer = WireCall.of(wire, Words.SAY).send("a").servedBy(server);

            assertThat(watcher.errors).hasSize(1);
            assertThat(watcher.errors.get(0).message()).isEqualTo(answer.message);
            assertThat(watcher.errors.get(0).getCause()).isSameAs(failure);
            assertThat(log.errors()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aRequestThatIsNoMessageIsToldToo(Wire wire) {
        Watcher watcher = new Watcher();
        WireCall call = WireCall.of(wire, Words.SAY);
        byte[] nonsense = {(byte) 0xff};
        call.sendRaw(wire.isWhole(Words.SAY.streamType()) ? nonsense : call.raw(0, nonsense))
                .servedBy(Servers.of(Servers.say(word -> word), watcher.options()))
                .failed(Code.INVALID_ARGUMENT);

        assertThat(watcher.events)
                .containsExactly("start " + Words.SAY.procedure(), "end invalid_argument");
    }

    @Test
    void valuesAreKeptForTheCall() {
        record User(String name) {}
        List<String> seen = new ArrayList<>();
        Interceptor authenticating =
                new Interceptor() {
                    @Override
                    public void start(CallContext call) {
                        assertThat(call.get(User.class)).isEmpty();
                        call.put(User.class, new User("nobody"));
                        call.put(User.class, new User(call.requestHeaders().get("authorization")));
                    }
                };
        RpcServer server =
                Servers.of(
                        call ->
                                Servers.say(
                                        word -> {
                                            seen.add(call.get(User.class).orElseThrow().name());
                                            seen.add("" + call.get(String.class).isPresent());
                                            return word;
                                        }),
                        ServerOptions.DEFAULT.withInterceptors(List.of(authenticating)));

        WireCall.of(Wire.GRPC, Words.SAY)
                .header("authorization", "ann")
                .send("a")
                .servedBy(server)
                .ok();
        WireCall.of(Wire.CONNECT, Words.SAY)
                .header("authorization", "bob")
                .send("a")
                .servedBy(server)
                .ok();

        assertThat(seen).containsExactly("ann", "false", "bob", "false");
    }
}
