package org.connectjakarta.quarkus.test;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.Blocking;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AnnotationWithoutMeaningTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            Applications.failing(Confused.class, "Wrong usage", Confused.class.getName(), "answer");

    @ConnectService
    public static class Confused implements EchoServiceConnect {
        @Override
        public Text say(Text request) {
            return answer(request);
        }

        @Blocking
        Text answer(Text request) {
            return request;
        }
    }

    @Test
    void theBuildFails() {
        Assertions.fail("the application was built");
    }
}
