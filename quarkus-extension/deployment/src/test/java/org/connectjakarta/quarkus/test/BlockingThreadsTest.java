package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BlockingThreadsTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Applications.threads(Waiting.class);

    @TestHTTPResource("/")
    URI base;

    @ConnectService
    public static class Waiting implements EchoServiceConnect {
        @Override
        public Text say(Text request) {
            return Threads.text();
        }

        @Override
        public Stream<Text> count(Number request) {
            return IntStream.range(0, request.getNumber()).mapToObj(each -> Threads.text());
        }

        @Override
        @RunOnVirtualThread
        public Text join(Stream<Text> requests) {
            return Texts.text(
                    requests.map(each -> Threads.kind()).distinct().collect(Collectors.joining()));
        }

        @Override
        @Transactional
        public Stream<Text> talk(Stream<Text> requests) {
            return requests.map(each -> Threads.text());
        }
    }

    @Test
    void aBlockingMethodIsCalledOnAWorkerThread() {
        assertThat(new ThreadCalls(base).say()).isEqualTo(Threads.WORKER);
    }

    @Test
    void theMessagesOfAStreamAreMadeOnItsWorkerThread() {
        assertThat(new ThreadCalls(base).count()).hasSize(3).containsOnly(Threads.WORKER);
    }

    @Test
    void aMethodThatAsksForAVirtualThreadHasOneWhereThereAreSome() {
        assertThat(new ThreadCalls(base).join()).isEqualTo(Threads.VIRTUAL_OR_WORKER);
    }

    @Test
    void aTransactionOfABlockingMethodIsOnAWorkerThread() {
        assertThat(new ThreadCalls(base).talk()).hasSize(2).containsOnly(Threads.WORKER);
    }
}
