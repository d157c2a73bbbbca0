package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Interceptor;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.test.Word;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What interceptors throw and return ends calls in order, and never hangs them. */
class InterceptorFailureTest {
    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("org.connectjakarta.server.InterceptorTest#calls")
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
                    WireAnswer answer = InterceptorTest.call(wire, method, flavour, watcher);

                    assertThat(answer.failed(Code.INTERNAL).messages).isEmpty();
                    assertThat(answer.message).doesNotContain("Interceptor");
                    assertThat(watcher.events).endsWith("end internal");
                    assertThat(log.records)
                            .anySatisfy(
                                    record ->
                                            assertThat(record.getThrown().getCause())
                                                    .hasMessageContaining(
                                                            "InterceptorFailureTest"));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("org.connectjakarta.server.InterceptorTest#calls")
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
                InterceptorTest.call(
                        wire,
                        method,
                        flavour,
                        outer,
                        refusing,
                        new InterceptorTest.Named("inner", events));

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
    @MethodSource("org.connectjakarta.server.InterceptorTest#calls")
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
                            InterceptorTest.call(
                                    wire, method, flavour, outer, new Throwing(moment, failure));

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
                InterceptorFailureTest.<RuntimeException>sneaky(failure);
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
    @MethodSource("org.connectjakarta.server.InterceptorTest#calls")
    void whatAnInterceptorThrowsAtTheEndIsLoggedAndChangesNothing(
            Wire wire, MethodSpec<Word, Word> method, String flavour) {
        for (Throwable failure :
                List.of(
                        new ConnectException(Code.ABORTED, "no"),
                        new IllegalStateException("secret"),
                        new AssertionError("secret"))) {
            Watcher outer = new Watcher();
            try (CapturedLog log = new CapturedLog()) {
                InterceptorTest.call(wire, method, flavour, outer, new Throwing("end", failure))
                        .ok();

                assertThat(outer.events).endsWith("end ok");
                assertThat(log.errors()).hasSize(1);
                assertThat(log.errors().get(0).getThrown()).isSameAs(failure);
            }
        }
    }
}
