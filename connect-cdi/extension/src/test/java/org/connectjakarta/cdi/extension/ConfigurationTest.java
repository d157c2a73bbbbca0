package org.connectjakarta.cdi.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.StringValue;
import java.util.Map;
import org.connectjakarta.cdi.ConnectService;
import org.junit.jupiter.api.Test;

/** The configuration, as far as a deployment and its calls show it. */
class ConfigurationTest {

    @ConnectService
    static class Echo implements EchoConnect {
        @Override
        public StringValue say(StringValue request) {
            return request;
        }
    }

    @ConnectService
    static class Other implements OtherConnect {
        @Override
        public StringValue say(StringValue request) {
            return request;
        }
    }

    @Test
    void limitOfAServiceHoldsForItAlone() {
        Map<String, String> config = Map.of("connect.server.\"test.v1.Echo\".read-max-bytes", "8");
        try (Deployment app = Deployment.of(config, Echo.class, Other.class)) {
            assertThat(Call.say(app.server(), "a long sentence").body())
                    .contains("resource_exhausted");
            assertThat(Call.unary("/test.v1.Other/Say", "a long sentence").on(app.server()).text())
                    .isEqualTo("a long sentence");
        }
    }

    @Test
    void pathPrefixHoldsForAll() {
        try (Deployment app =
                Deployment.of(Map.of("connect.server.path-prefix", "/rpc"), Echo.class)) {
            assertThat(Call.unary("/rpc/test.v1.Echo/Say", "hello").on(app.server()).text())
                    .isEqualTo("hello");
            assertThat(Call.say(app.server(), "hello").status()).isEqualTo(404);
        }
    }

    @Test
    void problemsOfConfigurationAndBeansFailTheDeploymentTogether() {
        Map<String, String> config =
                Map.of(
                        "connect.server.read-max-bytes", "plenty",
                        "connect.server.path-prefx", "/rpc",
                        "connect.server.\"test.v1.Other\".max-timeout", "5s");
        assertThatThrownBy(() -> Deployment.of(config, Echo.class, ResolutionTest.Nothing.class))
                .hasMessageContaining("connect.server.read-max-bytes = \"plenty\" (from ")
                .hasMessageContaining("Did you mean connect.server.path-prefix?")
                .hasMessageContaining("there is no service test.v1.Other here")
                .hasMessageContaining(ResolutionTest.Nothing.class.getName());
    }
}
