package org.connectjakarta.cdi.extension;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import org.connectjakarta.cdi.ConnectService;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

    @ConnectService
    static class Echo implements EchoConnect {
        @Override
        public StringValue say(StringValue request) {
            return request;
        }
    }

    @Test
    void servesABeanWithTheStereotype() {
        try (Deployment app = Deployment.of(Echo.class)) {
            assertThat(Call.say(app.server(), "hello").text()).isEqualTo("hello");
        }
    }
}
