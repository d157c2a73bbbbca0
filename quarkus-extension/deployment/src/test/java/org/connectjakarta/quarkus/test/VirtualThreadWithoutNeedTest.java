package org.connectjakarta.quarkus.test;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VirtualThreadWithoutNeedTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            Applications.failing(
                    Luxurious.class,
                    Luxurious.class.getName() + ".say has @RunOnVirtualThread",
                    "add @Blocking");

    @ConnectService
    public static class Luxurious implements EchoServiceConnect.Async {
        @Override
        @RunOnVirtualThread
        public CompletionStage<Text> say(Text request) {
            return CompletableFuture.completedFuture(request);
        }
    }

    @Test
    void theBuildFails() {
        Assertions.fail("the application was built");
    }
}
