package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Request filters of JAX-RS that refuse calls. */
class AbortingFiltersTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(
                                                    Echo.class,
                                                    Early.class,
                                                    Http.class,
                                                    Late.class,
                                                    Notes.class,
                                                    Texts.class))
                    .overrideConfigKey("quarkus.http.test-port", "0");

    @TestHTTPResource("/")
    URI base;

    /** Does what a header asks for. */
    private static void filter(ContainerRequestContext request, String wish) {
        switch (wish) {
            case "abort" ->
                    request.abortWith(
                            Response.status(403)
                                    .entity("<html>")
                                    .type("text/html")
                                    .header("x-reason", "mood")
                                    .build());
            case "challenge" ->
                    request.abortWith(
                            Response.status(401).header("WWW-Authenticate", "Bearer").build());
            case "throw" -> throw new IllegalStateException("secret");
            case "throw-challenge" -> throw new NotAuthorizedException("secret", "Bearer");
            case "throw-status" -> throw new ClientErrorException("secret", 429);
            default -> {}
        }
    }

    private static String wish(ContainerRequestContext request, String header) {
        String wish = request.getHeaderString(header);
        return wish == null ? "" : wish;
    }

    @Provider
    public static class Late implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            AbortingFiltersTest.filter(request, wish(request, "x-late"));
        }
    }

    @Provider
    @PreMatching
    public static class Early implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            AbortingFiltersTest.filter(request, wish(request, "x-early"));
        }
    }

    private EchoServiceConnect echo(String protocol, String header, String wish) {
        return ConnectClientBuilder.newBuilder()
                .baseUri(base)
                .protocol(Protocol.of(protocol))
                .header(header, wish)
                .build(EchoServiceConnect.class);
    }

    private static void fails(Code code, String message, EchoServiceConnect echo) {
        fails(code, message, () -> echo.say(Texts.text("a")));
        fails(code, message, () -> echo.join(Stream.of(Texts.text("a"))));
        fails(
                code,
                message,
                () -> {
                    try (Stream<Text> counted = echo.count(Number.getDefaultInstance())) {
                        counted.forEach(each -> {});
                    }
                });
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

    @ParameterizedTest
    @ValueSource(strings = {"connect", "grpc", "grpc-web"})
    void aCallThatIsLetThroughIsServed(String protocol) {
        assertThat(echo(protocol, "x-late", "nothing").say(Texts.text("a")).getText())
                .isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({
        "connect, x-early", "connect, x-late",
        "grpc, x-early", "grpc, x-late",
        "grpc-web, x-early", "grpc-web, x-late"
    })
    void theAnswerIsInTheProtocolOfTheCall(String protocol, String filter) {
        fails(Code.PERMISSION_DENIED, "Forbidden", echo(protocol, filter, "abort"));
        fails(Code.UNAUTHENTICATED, "Unauthorized", echo(protocol, filter, "challenge"));
        fails(Code.UNAUTHENTICATED, "Unauthorized", echo(protocol, filter, "throw-challenge"));
        fails(Code.RESOURCE_EXHAUSTED, "Too Many Requests", echo(protocol, filter, "throw-status"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "grpc", "grpc-web"})
    void whatAFilterThrowsStaysInside(String protocol) {
        for (String filter : List.of("x-early", "x-late")) {
            assertThatThrownBy(() -> echo(protocol, filter, "throw").say(Texts.text("a")))
                    .isInstanceOfSatisfying(
                            ConnectException.class,
                            e -> {
                                assertThat(e.code()).isEqualTo(Code.UNKNOWN);
                                assertThat(e.message()).startsWith("the service failed");
                                assertThat(e.message()).doesNotContain("secret");
                            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-early", "x-late"})
    void theAnswerOfAFilterIsNotSentAsItIs(String filter) throws Exception {
        URI say = base.resolve("/test.v1.EchoService/Say");
        HttpResponse<String> denied = Http.post(say, "application/json", "{}", filter, "abort");
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.headers().allValues("content-type")).containsExactly("application/json");
        assertThat(denied.headers().allValues("x-reason")).containsExactly("mood");
        assertThat(denied.body())
                .isEqualTo("{\"code\":\"permission_denied\",\"message\":\"Forbidden\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "x-early, challenge", "x-early, throw-challenge",
        "x-late, challenge", "x-late, throw-challenge"
    })
    void aFilterMaySayHowToAuthenticate(String filter, String wish) throws Exception {
        URI say = base.resolve("/test.v1.EchoService/Say");
        HttpResponse<String> stranger = Http.post(say, "application/json", "{}", filter, wish);
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.headers().allValues("www-authenticate")).containsExactly("Bearer");
        HttpResponse<String> stream =
                Http.post(
                        base.resolve("/test.v1.EchoService/Count"),
                        "application/connect+json",
                        "\0\0\0\0\2{}",
                        filter,
                        wish);
        assertThat(stream.headers().allValues("www-authenticate")).containsExactly("Bearer");
        assertThat(stream.body()).contains("unauthenticated");
    }
}
