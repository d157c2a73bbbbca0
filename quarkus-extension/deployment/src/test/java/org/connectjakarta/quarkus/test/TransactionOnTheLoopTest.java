package org.connectjakarta.quarkus.test;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.transaction.Transactional;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TransactionOnTheLoopTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            Applications.failing(
                            Hasty.class,
                            Hasty.class.getName() + ".say has @NonBlocking and @Transactional",
                            "Remove one of them")
                    .setForcedDependencies(Dependencies.quarkus("quarkus-narayana-jta"));

    @ConnectService
    @Transactional
    public static class Hasty implements EchoServiceConnect.Mutiny {
        @Override
        @NonBlocking
        public Uni<Text> say(Text request) {
            return Uni.createFrom().item(request);
        }
    }

    @Test
    void theBuildFails() {
        Assertions.fail("the application was built");
    }
}
