package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpResponse;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP policies over paths refuse before a resource is reached; for both times to authenticate. */
abstract class PathPolicyCalls {
    @TestHTTPResource("/")
    URI base;

    static QuarkusUnitTest application() {
        return new QuarkusUnitTest()
                .withApplicationRoot(
                        jar ->
                                jar.addPackage(Text.class.getPackage())
                                        .addClasses(
                                                Echo.class,
                                                Notes.class,
                                                Http.class,
                                                Users.class,
                                                Texts.class))
                .overrideConfigKey("quarkus.http.test-port", "0")
                .overrideConfigKey("quarkus.http.auth.basic", "true")
                .overrideConfigKey("quarkus.http.auth.policy.speakers.roles-allowed", "speaker")
                .overrideConfigKey(
                        "quarkus.http.auth.permission.echo.paths", "/test.v1.EchoService/*,/other")
                .overrideConfigKey("quarkus.http.auth.permission.echo.policy", "speakers")
                .overrideConfigKey("connect.server.cors.origins", "https://app.example");
    }

    private EchoServiceConnect as(String user, String password, String protocol) {
        ConnectClientBuilder client =
                ConnectClientBuilder.newBuilder().baseUri(base).protocol(Protocol.of(protocol));
        if (!user.isEmpty()) {
            client.header("authorization", Users.basic(user, password));
        }
        return client.build(EchoServiceConnect.class);
    }

    private static void fails(Code code, String message, EchoServiceConnect echo) {
        assertThatThrownBy(() -> echo.say(Texts.text("a")))
                .isInstanceOfSatisfying(
                        ConnectException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(code);
                            assertThat(e.message()).isEqualTo(message);
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "grpc", "grpc-web"})
    void aPolicyRefusesInTheProtocolOfTheCall(String protocol) {
        assertThat(as("alice", "alice", protocol).say(Texts.text("a")).getText()).isEqualTo("a");
        fails(Code.PERMISSION_DENIED, "permission denied", as("bob", "bob", protocol));
        fails(Code.UNAUTHENTICATED, "authentication is needed", as("", "", protocol));
        fails(Code.UNAUTHENTICATED, "authentication failed", as("alice", "wrong", protocol));
    }

    @Test
    void aStrangerIsToldHowToAuthenticate() throws Exception {
        HttpResponse<String> response =
                Http.post(base.resolve("/test.v1.EchoService/Say"), "application/json", "{}");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().allValues("www-authenticate")).hasSize(1);
        assertThat(response.body()).contains("unauthenticated");
    }

    @Test
    void otherPathsAreRefusedAsEver() throws Exception {
        HttpResponse<String> response = Http.get(base.resolve("/other"));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().allValues("www-authenticate")).hasSize(1);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void aBrowserMayAskBeforeItSaysWhoItIs() throws Exception {
        HttpResponse<String> response =
                Http.preflight(
                        base.resolve("/test.v1.EchoService/Say"),
                        "https://app.example",
                        "content-type,authorization");
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().allValues("access-control-allow-origin"))
                .containsExactly("https://app.example");
    }
}
