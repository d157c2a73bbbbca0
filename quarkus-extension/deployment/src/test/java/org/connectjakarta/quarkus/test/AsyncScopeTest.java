package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Interceptor;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The scope of a call without Mutiny, which would bring it along. */
class AsyncScopeTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Applications.threads(Plain.class, Telling.class);

    @TestHTTPResource("/")
    URI base;

    @ConnectService
    public static class Plain implements EchoServiceConnect.Async {
        @Inject Notes notes;

        /** Answers from a thread that knows nothing of the call. */
        @Override
        public CompletionStage<Text> say(Text request) {
            notes.write("said");
            CompletableFuture<Text> said = new CompletableFuture<>();
            new Thread(() -> said.complete(request)).start();
            return said;
        }

        @Override
        public Flow.Publisher<Text> count(Number request) {
            notes.write("counted");
            return subscriber -> subscriber.onSubscribe(new Counting(request, subscriber));
        }

        @Override
        public CompletionStage<Text> join(Flow.Publisher<Text> requests) {
            notes.write("joined");
            CompletableFuture<Text> joined = new CompletableFuture<>();
            requests.subscribe(new Joining(joined));
            return joined;
        }

        private final class Counting implements Flow.Subscription {
            private final Flow.Subscriber<? super Text> subscriber;
            private int left;

            Counting(Number request, Flow.Subscriber<? super Text> subscriber) {
                this.subscriber = subscriber;
                this.left = request.getNumber();
            }

            @Override
            public void request(long n) {
                if (left-- > 0) {
                    subscriber.onNext(Texts.text(notes.read() + " on the " + Threads.kind()));
                } else {
                    subscriber.onComplete();
                }
            }

            @Override
            public void cancel() {}
        }

        private final class Joining implements Flow.Subscriber<Text> {
            private final CompletableFuture<Text> joined;
            private final StringBuilder texts = new StringBuilder();
            private Flow.Subscription subscription;

            Joining(CompletableFuture<Text> joined) {
                this.joined = joined;
            }

            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                this.subscription = subscription;
                subscription.request(1);
            }

            @Override
            public void onNext(Text text) {
                texts.append(text.getText()).append(' ');
                texts.append(notes.read()).append(" on the ").append(Threads.kind()).append("; ");
                subscription.request(1);
            }

            @Override
            public void onError(Throwable failure) {
                joined.completeExceptionally(failure);
            }

            @Override
            public void onComplete() {
                joined.complete(Texts.text(texts + notes.read()));
            }
        }
    }

    /** Says with the answer what the service has noted. */
    @Singleton
    @Priority(1)
    public static class Telling implements Interceptor {
        @Inject Notes notes;

        @Override
        public void end(CallContext call, @Nullable ConnectException error) {
            call.responseHeaders().set("x-notes", notes.read() + " on the " + Threads.kind());
        }
    }

    @Test
    void theScopeIsActiveForInterceptorsOfAnAnswerFromAnotherThread() throws Exception {
        HttpResponse<String> response =
                Http.post(base.resolve("/test.v1.EchoService/Say"), "application/json", "{}");
        assertThat(response.headers().firstValue("x-notes")).contains("said on the event loop");
    }

    /** So many that some are asked for when others have been sent. */
    @Test
    void theScopeIsActiveWheneverAMessageIsAskedFor() {
        EchoServiceConnect echo = Http.grpc(base, EchoServiceConnect.class);
        try (Stream<Text> counted = echo.count(Number.newBuilder().setNumber(20_000).build())) {
            assertThat(counted.map(Text::getText).distinct())
                    .containsExactly("counted on the event loop");
        }
    }

    @Test
    void theScopeIsActiveWheneverAMessageHasCome() {
        EchoServiceConnect echo = Http.grpc(base, EchoServiceConnect.class);
        String joined = echo.join(Stream.of(Texts.text("one"), Texts.text("two"))).getText();
        assertThat(joined)
                .isEqualTo("one joined on the event loop; two joined on the event loop; joined");
    }
}
