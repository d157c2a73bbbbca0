package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AnnotatedClassTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Applications.threads(Inherited.class, Careful.class);

    @TestHTTPResource("/")
    URI base;

    /** What is said here holds for those who extend it, unless they say something else. */
    @NonBlocking
    public abstract static class Inherited implements EchoServiceConnect.Async {
        @Override
        @NonBlocking
        public Flow.Publisher<Text> count(Number request) {
            return Multi.createFrom().item(Threads.text());
        }
    }

    @Blocking
    @ConnectService
    public static class Careful extends Inherited {
        @Override
        public CompletionStage<Text> say(Text request) {
            return CompletableFuture.completedFuture(Threads.text());
        }

        @Override
        @RunOnVirtualThread
        public CompletionStage<Text> join(Flow.Publisher<Text> requests) {
            String called = Threads.kind();
            return Multi.createFrom()
                    .publisher(requests)
                    .collect()
                    .last()
                    .map(last -> Texts.text(called))
                    .subscribeAsCompletionStage();
        }

        @Override
        @NonBlocking
        public Flow.Publisher<Text> talk(Flow.Publisher<Text> requests) {
            return Multi.createFrom().publisher(requests).map(each -> Threads.text());
        }
    }

    @Test
    void theAnnotationOfTheClassHoldsForItsMethods() {
        assertThat(new ThreadCalls(base).say()).isEqualTo(Threads.WORKER);
    }

    @Test
    void theAnnotationOfAMethodHoldsBeforeThatOfAnyClass() {
        assertThat(new ThreadCalls(base).talk()).hasSize(2).containsOnly(Threads.LOOP);
        assertThat(new ThreadCalls(base).count()).containsExactly(Threads.LOOP);
    }

    @Test
    void aVirtualThreadMayBeAskedForInAClassThatWaits() {
        assertThat(new ThreadCalls(base).join()).isEqualTo(Threads.VIRTUAL_OR_WORKER);
    }
}
