package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where services come from and go to: asked once for each call, given back once. */
class ProviderTest {
    private final List<String> events = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private RpcServer server(Words service, RuntimeException atRelease) {
        ServiceProvider<Words> provider =
                new ServiceProvider<>() {
                    @Override
                    public Words get(CallContext call) {
                        events.add("get");
                        threads.add(Thread.currentThread());
                        return service;
                    }

                    @Override
                    public void release(Words released) {
                        assertThat(released).isSameAs(service);
                        events.add("release");
                        threads.add(Thread.currentThread());
                        if (atRelease != null) {
                            throw atRelease;
                        }
                    }
                };
        return RpcServer.builder()
                .service(Words.binding(), provider, ServerOptions.DEFAULT)
                .build();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aServiceIsGivenBackAfterTheCall(Wire wire) {
        WireCall.of(wire, Words.SAY)
                .send("a")
                .servedBy(server(Servers.say(word -> word), null))
                .ok();

        assertThat(events).containsExactly("get", "release");
        assertThat(threads).containsOnly(Thread.currentThread());
    }

    @Test
    void aServiceIsGivenBackAfterAnErrorAndForAStreamAfterItsClose() {
        Words failing =
                Servers.repeat(
                        word ->
                                Stream.of(word)
                                        .peek(
                                                w -> {
                                                    throw new ConnectException(Code.ABORTED, "");
                                                })
                                        .onClose(() -> events.add("close")));

        WireCall.of(Wire.GRPC, Words.REPEAT)
                .send("a")
                .servedBy(server(failing, null))
                .failed(Code.ABORTED);

        assertThat(events).containsExactly("get", "close", "release");
    }

    @Test
    void aServiceIsGivenBackOnItsThreadAfterACancellation() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        Words blocking =
                Servers.say(
                        word -> {
                            entered.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                events.add("interrupted");
                            }
                            return word;
                        });
        Background running =
                WireCall.of(Wire.GRPC, Words.SAY).send("a").startedBy(server(blocking, null));
        assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();

        running.loopback().disconnect();
        running.join();

        assertThat(events).containsExactly("get", "interrupted", "release");
        assertThat(threads).containsOnly(running.thread());
    }

    @Test
    void aServiceThatCannotBeGivenBackIsLogged() {
        IllegalStateException failure = new IllegalStateException("expected by the test");
        try (CapturedLog log = new CapturedLog()) {
            WireCall.of(Wire.GRPC, Words.SAY)
                    .send("a")
                    .servedBy(server(Servers.say(word -> word), failure))
                    .ok();

            assertThat(log.errors()).hasSize(1);
            assertThat(log.errors().get(0).getThrown()).isSameAs(failure);
        }
    }

    private static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new ConnectException(Code.UNAVAILABLE, "full"), Code.UNAVAILABLE),
                arguments(new IllegalStateException("secret"), Code.UNKNOWN),
                arguments(new ExceptionInInitializerError("secret"), Code.INTERNAL));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aServiceThatCannotBeHadFailsTheCall(Throwable failure, Code code) {
        ServiceProvider<Words> blocking =
                call -> {
                    throw ProviderTest.<RuntimeException>sneaky(failure);
                };
        ServiceProvider<Words.Async> async =
                call -> {
                    throw ProviderTest.<RuntimeException>sneaky(failure);
                };
        List<RpcServer> servers =
                List.of(
                        RpcServer.builder()
                                .service(Words.binding(), blocking, ServerOptions.DEFAULT)
                                .build(),
                        RpcServer.builder()
                                .service(Words.Async.binding(), async, ServerOptions.DEFAULT)
                                .build());
        for (RpcServer server : servers) {
            for (var method : List.of(Words.SAY, Words.REPEAT, Words.JOIN, Words.ECHO)) {
                try (CapturedLog log = new CapturedLog()) {
                    WireCall call = WireCall.of(Wire.CONNECT, method).send("a");

                    WireAnswer answer = call.answer(call.startedBy(server).join());

                    assertThat(answer.failed(code).message).doesNotContain("secret");
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void eachCallAsks() {
        RpcServer server = server(Servers.say(word -> word), null);

        for (int i = 0; i < 3; i++) {
            WireCall.of(Wire.GRPC, Words.SAY).send(Word.getDefaultInstance()).servedBy(server);
        }

        assertThat(events).containsExactly("get", "release", "get", "release", "get", "release");
    }
}
