package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VirtualThreadClassTest {
    @RegisterExtension static final QuarkusUnitTest APPLICATION = Applications.threads(Light.class);

    @TestHTTPResource("/")
    URI base;

    @RunOnVirtualThread
    @ConnectService
    public static class Light implements EchoServiceConnect {
        @Inject Notes notes;

        @Override
        @Transactional
        public Text say(Text request) {
            return Threads.text();
        }

        @Override
        public Stream<Text> count(Number request) {
            notes.write(Threads.kind());
            return Stream.generate(() -> Texts.text(notes.read() + " and " + Threads.kind()))
                    .limit(request.getNumber());
        }

        @Override
        @Blocking
        public Text join(Stream<Text> requests) {
            requests.forEach(each -> {});
            return Threads.text();
        }
    }

    @Test
    void theTransactionOfAClassWithVirtualThreadsIsOnOne() {
        assertThat(new ThreadCalls(base).say()).isEqualTo(Threads.VIRTUAL_OR_WORKER);
    }

    @Test
    void theRequestScopeIsActiveOnAVirtualThread() {
        String expected = Threads.VIRTUAL_OR_WORKER + " and " + Threads.VIRTUAL_OR_WORKER;
        assertThat(new ThreadCalls(base).count()).hasSize(3).containsOnly(expected);
    }

    @Test
    void blockingIsNoOtherWishThanAVirtualThread() {
        assertThat(new ThreadCalls(base).join()).isEqualTo(Threads.VIRTUAL_OR_WORKER);
    }
}
