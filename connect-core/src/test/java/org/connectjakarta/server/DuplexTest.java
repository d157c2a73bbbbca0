package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Stream;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Full duplex: each answer reaches the client before it sends its next request. */
@Timeout(60)
class DuplexTest {
    /** Reads before anybody has subscribed to what it answers, and answers on other threads. */
    private static Flow.Publisher<Word> eager(Flow.Publisher<Word> requests) {
        SubmissionPublisher<Word> responses = new SubmissionPublisher<>();
        requests.subscribe(
                new Flow.Subscriber<>() {
                    @Override
                    public void onSubscribe(Flow.Subscription subscription) {
                        subscription.request(Long.MAX_VALUE);
                    }

                    @Override
                    public void onNext(Word word) {
                        responses.submit(Words.word(word.getText() + "?"));
                    }

                    @Override
                    public void onError(Throwable failure) {
                        responses.closeExceptionally(failure);
                    }

                    @Override
                    public void onComplete() {
                        responses.close();
                    }
                });
        return responses;
    }

    private static Stream<Arguments> servers() {
        return Arrays.stream(Wire.values())
                .flatMap(
                        wire ->
                                Stream.of(
                                        arguments(
                                                wire,
                                                "blocking",
                                                MatrixService.blocking(ServerOptions.DEFAULT)),
                                        arguments(
                                                wire,
                                                "async",
                                                MatrixService.async(ServerOptions.DEFAULT)),
                                        arguments(
                                                wire,
                                                "eager",
                                                Servers.async(
                                                        Servers.asyncEcho(DuplexTest::eager)))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("servers")
    void pingPong(Wire wire, String flavour, RpcServer server) throws Exception {
        TestBody body = new TestBody();
        WireCall call = WireCall.of(wire, Words.ECHO).body(body);
        Background running = call.startedBy(server);
        int answer = call.bytes(Words.word("ping?")).length;

        for (int i = 1; i <= 50; i++) {
            body.send(call.bytes(Words.word("ping")));
            running.loopback().awaitFlushed(i * answer);
        }
        body.end();

        assertThat(call.answer(running.join()).ok().texts()).hasSize(50).containsOnly("ping?");
    }
}
