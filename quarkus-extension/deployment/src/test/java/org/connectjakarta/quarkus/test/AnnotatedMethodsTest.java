package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.stream.Collectors;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AnnotatedMethodsTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Applications.threads(Choosing.class);

    @TestHTTPResource("/")
    URI base;

    @ConnectService
    public static class Choosing implements EchoServiceConnect.Mutiny {
        @Override
        @Blocking
        public Uni<Text> say(Text request) {
            return Uni.createFrom().item(Threads.text());
        }

        @Override
        @Blocking
        @RunOnVirtualThread
        public Multi<Text> count(Number request) {
            return Multi.createFrom().item(Threads.text());
        }

        @Override
        @Transactional
        public Uni<Text> join(Multi<Text> requests) {
            String called = Threads.kind();
            return requests.map(each -> Threads.kind())
                    .collect()
                    .with(Collectors.joining(", "))
                    .map(received -> Texts.text(called + ": " + received));
        }

        /** Not every transaction is one of JTA. */
        @Override
        @Transactional
        @NonBlocking
        public Multi<Text> talk(Multi<Text> requests) {
            return requests.map(each -> Threads.text());
        }
    }

    @Test
    void blockingMovesAUniToAWorkerThread() {
        assertThat(new ThreadCalls(base).say()).isEqualTo(Threads.WORKER);
    }

    @Test
    void aVirtualThreadMayBeAskedForWhereItIsSaidThatTheMethodWaits() {
        assertThat(new ThreadCalls(base).count()).containsExactly(Threads.VIRTUAL_OR_WORKER);
    }

    @Test
    void aTransactionMovesAMethodAndItsRequestsToAWorkerThread() {
        assertThat(new ThreadCalls(base).join()).isEqualTo("worker: worker, worker");
    }

    @Test
    void nonBlockingIsNearerThanATransaction() {
        assertThat(new ThreadCalls(base).talk()).hasSize(2).containsOnly(Threads.LOOP);
    }
}
