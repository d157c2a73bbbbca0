package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private static Stream<Arguments> calls() {
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

    private static WireAnswer call(
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
    private static final class Named implements Interceptor {
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
    void aMessageOfAnotherTypeIsRefused(Wire wire, MethodSpec<Word, Word> method, String flavour) {
        for (Message other : new Message[] {Empty.getDefaultInstance(), null}) {
            for (boolean request : new boolean[] {true, false}) {
                Watcher watcher =
                        new Watcher() {
                            @Override
                            public Message request(CallContext call, Message message) {
                                return request ? other : message;
                            }

                            @Override
                            public Message response(CallContext call, Message message) {
                                return request ? message : other;
                            }
                        };
                try (CapturedLog log = new CapturedLog()) {
                    WireAnswer answer = call(wire, method, flavour, watcher);

                    assertThat(answer.failed(Code.INTERNAL).messages).isEmpty();
                    assertThat(answer.message).doesNotContain("InterceptorTest");
                    assertThat(watcher.events).endsWith("end internal");
                    assertThat(log.records)
                            .anySatisfy(
                                    record ->
                                            assertThat(record.getThrown().getCause())
                                                    .hasMessageContaining("InterceptorTest"));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("calls")
    void aCallCanBeRefusedBeforeItBegins(Wire wire, MethodSpec<Word, Word> method, String flavour) {
        List<String> events = new CopyOnWriteArrayList<>();
        Interceptor refusing =
                new Interceptor() {
                    @Override
                    public void start(CallContext call) {
                        ConnectException error =
                                new ConnectException(Code.UNAUTHENTICATED, "who are you?");
                        error.metadata().add("www-authenticate", "Bearer");
                        throw error;
                    }

                    @Override
                    public void end(CallContext call, ConnectException error) {
                        events.add("refusing end");
                    }
                };
        Watcher outer = new Watcher();

        WireAnswer answer =
                call(wire, method, flavour, outer, refusing, new Named("inner", events));

        assertThat(answer.failed(Code.UNAUTHENTICATED).message).isEqualTo("who are you?");
        assertThat(answer.messages).isEmpty();
        assertThat(answer.trailers.contains("x-protocol")).as("the service was called").isFalse();
        boolean whole = wire.isWhole(method.streamType());
        assertThat((whole ? answer.headers : answer.trailers).get("www-authenticate"))
                .isEqualTo("Bearer");
        assertThat(outer.events)
                .containsExactly("start " + method.procedure(), "end unauthenticated");
        assertThat(events).containsExactly("refusing end");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("calls")
    void whatAnInterceptorThrowsEndsTheCall(
            Wire wire, MethodSpec<Word, Word> method, String flavour) {
        for (String moment : List.of("start", "request", "response")) {
            for (Throwable failure :
                    List.of(
                            new ConnectException(Code.ABORTED, "no"),
                            new IllegalStateException("secret"),
                            new AssertionError("secret"))) {
                Watcher outer = new Watcher();
                try (CapturedLog log = new CapturedLog()) {
                    WireAnswer answer =
                            call(wire, method, flavour, outer, new Throwing(moment, failure));

                    Code code =
                            failure instanceof ConnectException
                                    ? Code.ABORTED
                                    : failure instanceof Error ? Code.INTERNAL : Code.UNKNOWN;
                    assertThat(answer.failed(code).message).doesNotContain("secret");
                    assertThat(answer.messages).isEmpty();
                    assertThat(outer.events).endsWith("end " + code.wireName());
                    assertThat(outer.events.stream().filter(e -> e.startsWith("end"))).hasSize(1);
                }
            }
        }
    }

    private record Throwing(String moment, Throwable failure) implements Interceptor {
        private void at(String here) {
            if (moment.equals(here)) {
                InterceptorTest.<RuntimeException>sneaky(failure);
            }
        }

        @Override
        public void start(CallContext call) {
            at("start");
        }

        @Override
        public Message request(CallContext call, Message message) {
            at("request");
            return message;
        }

        @Override
        public Message response(CallContext call, Message message) {
            at("response");
            return message;
        }

        @Override
        public void end(CallContext call, ConnectException error) {
            at("end");
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneaky(Throwable failure) throws T {
        throw (T) failure;
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("calls")
    void whatAnInterceptorThrowsAtTheEndIsLoggedAndChangesNothing(
            Wire wire, MethodSpec<Word, Word> method, String flavour) {
        for (Throwable failure :
                List.of(
                        new ConnectException(Code.ABORTED, "no"),
                        new IllegalStateException("secret"),
                        new AssertionError("secret"))) {
            Watcher outer = new Watcher();
            try (CapturedLog log = new CapturedLog()) {
                call(wire, method, flavour, outer, new Throwing("end", failure)).ok();

                assertThat(outer.events).endsWith("end ok");
                assertThat(log.errors()).hasSize(1);
                assertThat(log.errors().get(0).getThrown()).isSameAs(failure);
            }
        }
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
