package org.connectjakarta.quarkus.test;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NonBlockingClassTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            Applications.failing(
                    Impatient.class,
                    Impatient.class.getName() + ".say has @NonBlocking",
                    "Implement the asynchronous interface");

    @ConnectService
    @NonBlocking
    public static class Impatient implements EchoServiceConnect {
        @Override
        public Text say(Text request) {
            return request;
        }
    }

    @Test
    void theBuildFails() {
        Assertions.fail("the application was built");
    }
}
