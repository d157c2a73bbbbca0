package org.connectjakarta.quarkus.test;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NonBlockingVirtualThreadTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            Applications.failing(
                    Undecided.class,
                    Undecided.class.getName() + ".say has @NonBlocking and @RunOnVirtualThread",
                    "Keep one of them");

    @ConnectService
    @NonBlocking
    @RunOnVirtualThread
    public static class Undecided implements EchoServiceConnect.Mutiny {
        @Override
        public Uni<Text> say(Text request) {
            return Uni.createFrom().item(request);
        }
    }

    @Test
    void theBuildFails() {
        Assertions.fail("the application was built");
    }
}
