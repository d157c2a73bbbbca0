package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.stream.Collectors;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MutinyThreadsTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Applications.threads(Reacting.class);

    @TestHTTPResource("/")
    URI base;

    @ConnectService
    public static class Reacting implements EchoServiceConnect.Mutiny {
        @Override
        public Uni<Text> say(Text request) {
            return Uni.createFrom().item(Threads.text());
        }

        @Override
        public Multi<Text> count(Number request) {
            return Multi.createFrom().range(0, request.getNumber()).map(each -> Threads.text());
        }

        @Override
        public Uni<Text> join(Multi<Text> requests) {
            String called = Threads.kind();
            return requests.map(each -> Threads.kind())
                    .collect()
                    .with(Collectors.joining(", "))
                    .map(received -> Texts.text(called + ": " + received));
        }

        @Override
        public Multi<Text> talk(Multi<Text> requests) {
            return requests.map(each -> Threads.text());
        }
    }

    @Test
    void aUniIsAskedForOnTheEventLoop() {
        assertThat(new ThreadCalls(base).say()).isEqualTo(Threads.LOOP);
    }

    @Test
    void aMultiPublishesOnTheEventLoop() {
        assertThat(new ThreadCalls(base).count()).hasSize(3).containsOnly(Threads.LOOP);
    }

    @Test
    void requestsAreReceivedOnTheEventLoop() {
        assertThat(new ThreadCalls(base).join()).isEqualTo("event loop: event loop, event loop");
    }

    @Test
    void aTalkIsHeldOnTheEventLoop() {
        assertThat(new ThreadCalls(base).talk()).hasSize(2).containsOnly(Threads.LOOP);
    }
}
