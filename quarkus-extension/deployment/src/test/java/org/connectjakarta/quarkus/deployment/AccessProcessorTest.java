package org.connectjakarta.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.util.List;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

/** Annotations in applications that nothing in them would check. */
class AccessProcessorTest {

    @ConnectService
    public static class Open implements EchoServiceConnect {}

    @ConnectService
    @PermitAll
    public static class Permitted implements EchoServiceConnect {}

    @ConnectService
    @DenyAll
    public static class Closed implements EchoServiceConnect {}

    @ConnectService
    public static class Known implements EchoServiceConnect {
        @Override
        @Authenticated
        public Text say(Text request) {
            return request;
        }
    }

    private static List<String> problems(Class<?> service) throws IOException {
        Index index = Index.of(service, EchoServiceConnect.class, ConnectService.class);
        return AccessProcessor.unchecked(new ServiceClasses(index).find(), index);
    }

    @Test
    void aServiceThatRestrictsNobodyNeedsNothing() throws IOException {
        assertThat(problems(Open.class)).isEmpty();
        assertThat(problems(Permitted.class)).isEmpty();
    }

    @Test
    void oneThatRestrictsNeedsSomethingThatChecks() throws IOException {
        assertThat(problems(Closed.class))
                .singleElement()
                .asString()
                .contains(Closed.class.getName() + ".say has @DenyAll", "Add an extension");
        assertThat(problems(Known.class))
                .singleElement()
                .asString()
                .contains(Known.class.getName() + ".say has @Authenticated");
    }
}
