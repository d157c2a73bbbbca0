package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers that are known by their certificates. */
class CertificateTest {
    private static final String FILES = "../../connect-mp-client/client/src/test/resources/tls/";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(GuardedEcho.class, Texts.class))
                    .overrideConfigKey("quarkus.http.test-ssl-port", "0")
                    .overrideConfigKey("quarkus.http.insecure-requests", "disabled")
                    .overrideConfigKey("quarkus.http.ssl.client-auth", "request")
                    .overrideConfigKey("quarkus.tls.key-store.pem.0.cert", FILES + "server.pem")
                    .overrideConfigKey("quarkus.tls.key-store.pem.0.key", FILES + "server.key")
                    .overrideConfigKey("quarkus.tls.trust-store.pem.certs", FILES + "ca.pem");

    @TestHTTPResource(value = "/", tls = true)
    URI base;

    private ConnectClientBuilder client() {
        return ConnectClientBuilder.newBuilder()
                .baseUri(base)
                .protocol(Protocol.GRPC)
                .trustedCertificates(FILES + "ca.pem");
    }

    @Test
    void aCertificateSaysWhoCalls() {
        EchoServiceConnect echo =
                client().certificate(FILES + "client.pem")
                        .key(FILES + "client.key")
                        .build(EchoServiceConnect.class);
        try (var counted = echo.count(Number.getDefaultInstance())) {
            assertThat(counted.map(Text::getText)).singleElement().asString().startsWith("CN=");
        }
        assertThatThrownBy(() -> echo.say(Texts.text("a")))
                .isInstanceOfSatisfying(
                        ConnectException.class,
                        e -> assertThat(e.code()).isEqualTo(Code.PERMISSION_DENIED));
    }

    @Test
    void whoShowsNoneIsUnauthenticated() {
        EchoServiceConnect echo = client().build(EchoServiceConnect.class);
        assertThatThrownBy(() -> echo.say(Texts.text("a")))
                .isInstanceOfSatisfying(
                        ConnectException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(Code.UNAUTHENTICATED);
                            assertThat(e.message()).isEqualTo("authentication is needed");
                        });
    }
}
