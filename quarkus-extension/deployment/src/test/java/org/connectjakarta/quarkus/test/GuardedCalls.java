package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call, in every protocol; for each way to write a service and to authenticate. */
abstract class GuardedCalls {
    @TestHTTPResource("/")
    URI base;

    static QuarkusUnitTest application(Class<?> service) {
        return new QuarkusUnitTest()
                .withApplicationRoot(
                        jar ->
                                jar.addPackage(Text.class.getPackage())
                                        .addClasses(service, Http.class, Users.class, Texts.class))
                .overrideConfigKey("quarkus.http.test-port", "0")
                .overrideConfigKey("quarkus.http.auth.basic", "true");
    }

    private EchoServiceConnect stranger(String protocol) {
        return ConnectClientBuilder.newBuilder()
                .baseUri(base)
                .protocol(Protocol.of(protocol))
                .build(EchoServiceConnect.class);
    }

    private EchoServiceConnect as(String user, String password, String protocol) {
        return ConnectClientBuilder.newBuilder()
                .baseUri(base)
                .protocol(Protocol.of(protocol))
                .header("authorization", Users.basic(user, password))
                .build(EchoServiceConnect.class);
    }

    private static void fails(Code code, String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ConnectException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(code);
                            // Else it was read off the HTTP status.
                            assertThat(e.message()).isEqualTo(message);
                        });
    }

    private static void fails(Code code, String message, EchoServiceConnect echo) {
        fails(code, message, () -> echo.say(Texts.text("a")));
        fails(code, message, () -> count(echo));
        fails(code, message, () -> echo.join(Stream.of(Texts.text("a"))));
        fails(code, message, () -> talk(echo));
    }

    private static String count(EchoServiceConnect echo) {
        try (Stream<Text> counted = echo.count(Number.getDefaultInstance())) {
            return counted.map(Text::getText).toList().toString();
        }
    }

    private static String talk(EchoServiceConnect echo) {
        try (Stream<Text> talk = echo.talk(Stream.of(Texts.text("a")))) {
            return talk.map(Text::getText).toList().toString();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "grpc", "grpc-web"})
    void whoMayCallIsServedAndKnown(String protocol) {
        EchoServiceConnect echo = as("alice", "alice", protocol);
        assertThat(echo.say(Texts.text("a")).getText()).isEqualTo("alice alice alice true");
        assertThat(count(echo)).isEqualTo("[alice]");
        assertThat(echo.join(Stream.of(Texts.text("a"), Texts.text("b"))).getText())
                .isEqualTo("joined 2");
        fails(Code.PERMISSION_DENIED, "permission denied", () -> talk(echo));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "grpc", "grpc-web"})
    void whoMayNotIsDenied(String protocol) {
        EchoServiceConnect echo = as("bob", "bob", protocol);
        fails(Code.PERMISSION_DENIED, "permission denied", () -> echo.say(Texts.text("a")));
        fails(
                Code.PERMISSION_DENIED,
                "permission denied",
                () -> echo.join(Stream.of(Texts.text("a"))));
        fails(Code.PERMISSION_DENIED, "permission denied", () -> talk(echo));
        assertThat(count(echo)).isEqualTo("[bob]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "grpc", "grpc-web"})
    void aStrangerIsUnauthenticated(String protocol) {
        fails(Code.UNAUTHENTICATED, "authentication is needed", stranger(protocol));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "grpc", "grpc-web"})
    void aWrongPasswordIsUnauthenticated(String protocol) {
        fails(Code.UNAUTHENTICATED, "authentication failed", as("alice", "wrong", protocol));
    }

    @Test
    void aStrangerIsToldHowToAuthenticate() throws Exception {
        HttpResponse<String> response =
                Http.post(base.resolve("/test.v1.EchoService/Say"), "application/json", "{}");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().allValues("www-authenticate"))
                .singleElement()
                .asString()
                .startsWith("basic");
        assertThat(response.body())
                .isEqualTo(
                        "{\"code\":\"unauthenticated\",\"message\":\"authentication is needed\"}");
    }

    @Test
    void aWrongPasswordIsToldOnceHowToAuthenticate() throws Exception {
        HttpResponse<String> response =
                Http.post(
                        base.resolve("/test.v1.EchoService/Say"),
                        "application/json",
                        "{}",
                        "authorization",
                        Users.basic("alice", "wrong"));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().allValues("www-authenticate")).hasSize(1);
        assertThat(response.body()).contains("unauthenticated").doesNotContain("secret");
    }

    @Test
    void aRequestThatIsRefusedIsNotRead() throws Exception {
        HttpResponse<String> response =
                Http.post(base.resolve("/test.v1.EchoService/Say"), "application/json", "{{{");
        assertThat(response.statusCode()).isEqualTo(401);
    }
}
