package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.net.URI;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OldJavaTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Applications.oldThreads(Modern.class);

    @TestHTTPResource("/")
    URI base;

    @ConnectService
    public static class Modern implements EchoServiceConnect {
        @Override
        @RunOnVirtualThread
        public Text say(Text request) {
            return Threads.text();
        }
    }

    @Test
    void aWorkerThreadStandsInForAVirtualOne() {
        assertThat(new ThreadCalls(base).say()).isEqualTo(Threads.WORKER);
    }
}
