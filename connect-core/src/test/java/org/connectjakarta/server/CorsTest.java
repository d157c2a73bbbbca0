package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.connectjakarta.Headers;
import org.connectjakarta.http.HttpVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told (connectrpc.com, "CORS"). */
class CorsTest {
    private static final String SAY = "/org.connectjakarta.test.WordService/Say";
    private static final String APP = "https://app.example";
    private static final CorsOptions ONE_ORIGIN =
            new CorsOptions(
                    List.of(APP, "https://other.example"),
                    List.of("Authorization"),
                    List.of("Trailer-X-Trail"),
                    false,
                    Duration.ofHours(2));

    private static RpcServer server(CorsOptions options) {
        return RpcServer.builder()
                .cors(options)
                .service(Words.binding(), call -> Servers.say(word -> word), ServerOptions.DEFAULT)
                .build();
    }

    private static CorsOptions any() {
        return new CorsOptions(List.of("*"), List.of(), List.of(), false, Duration.ofSeconds(1));
    }

    private static Headers preflight(CorsOptions options, String origin) {
        Loopback call =
                Loopback.request("OPTIONS", SAY)
                        .over(HttpVersion.HTTP_1)
                        .header("origin", origin)
                        .header("access-control-request-method", "POST")
                        .header("access-control-request-headers", "content-type")
                        .servedBy(server(options));
        assertThat(call.status()).isEqualTo(204);
        assertThat(call.bytes()).isEmpty();
        return call.responseHeaders();
    }

    private static Headers actual(CorsOptions options, String origin) {
        Loopback call = Loopback.post(SAY, "application/json").body("{}");
        if (origin != null) {
            call.header("origin", origin);
        }
        assertThat(call.servedBy(server(options)).status()).isEqualTo(200);
        return call.responseHeaders();
    }

    private static List<String> list(Headers headers, String name) {
        return Arrays.stream(headers.get(name).split(","))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Test
    void aPreflightGrantsWhatTheProtocolsNeed() {
        Headers headers = preflight(ONE_ORIGIN, APP);

        assertThat(headers.getAll("access-control-allow-origin")).containsExactly(APP);
        assertThat(list(headers, "access-control-allow-methods"))
                .containsExactlyInAnyOrder("get", "post");
        assertThat(list(headers, "access-control-allow-headers"))
                .contains(
                        "content-type",
                        "connect-protocol-version",
                        "connect-timeout-ms",
                        "grpc-timeout",
                        "x-grpc-web",
                        "x-user-agent",
                        "authorization");
        assertThat(headers.get("access-control-max-age")).isEqualTo("7200");
        assertThat(headers.contains("access-control-allow-credentials")).isFalse();
        assertThat(headers.get("vary")).isEqualTo("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://app.example",
                "https://app.example:8443",
                "https://app.example.evil.example",
                "https://APP.example/",
                "null",
                "*"
            })
    void anotherOriginIsGrantedNothing(String origin) {
        for (Headers headers : List.of(preflight(ONE_ORIGIN, origin), actual(ONE_ORIGIN, origin))) {
            assertThat(headers.names()).noneMatch(name -> name.startsWith("access-control-"));
            assertThat(headers.get("vary")).isEqualTo("Origin");
        }
    }

    @Test
    void anActualAnswerShowsItsHeadersToScripts() {
        Headers headers = actual(ONE_ORIGIN, APP);

        assertThat(headers.getAll("access-control-allow-origin")).containsExactly(APP);
        assertThat(list(headers, "access-control-expose-headers"))
                .contains(
                        "grpc-status",
                        "grpc-message",
                        "grpc-status-details-bin",
                        "connect-content-encoding",
                        "trailer-x-trail");
        assertThat(headers.contains("access-control-allow-methods")).isFalse();
        assertThat(headers.getAll("vary")).contains("Origin");
    }

    @Test
    void withoutAnOriginNothingIsGrantedAndCachesAreTold() {
        Headers headers = actual(ONE_ORIGIN, null);

        assertThat(headers.contains("access-control-allow-origin")).isFalse();
        assertThat(headers.get("vary")).isEqualTo("Origin");
    }

    @Test
    void errorsAndRefusalsAreShownToo() {
        RpcServer server = server(ONE_ORIGIN);
        List<Loopback> calls =
                List.of(
                        Loopback.post(SAY, "application/json").body("nonsense"),
                        Loopback.post(SAY, "text/plain"),
                        Loopback.post("/unknown", "application/json"),
                        Loopback.post("/unknown", "application/grpc-web"),
                        Loopback.request("PUT", SAY),
                        Loopback.post(
                                "/org.connectjakarta.test.WordService/Repeat",
                                "application/grpc-web"),
                        Loopback.request("GET", SAY + "?encoding=json&message=%7B%7D"));
        for (Loopback call : calls) {
            call.header("origin", APP).servedBy(server);

            assertThat(call.responseHeaders().getAll("access-control-allow-origin"))
                    .as("%s %s", call.method(), call.path())
                    .containsExactly(APP);
        }
    }

    @Test
    void anyOriginIsAStarSoThatCredentialsAreNotSent() {
        assertThat(preflight(any(), APP).get("access-control-allow-origin")).isEqualTo("*");
        assertThat(actual(any(), "null").get("access-control-allow-origin")).isEqualTo("*");
        assertThat(actual(any(), APP).contains("access-control-allow-credentials")).isFalse();
    }

    @Test
    void credentialsNeedOriginsByName() {
        CorsOptions named =
                new CorsOptions(List.of(APP), List.of(), List.of(), true, Duration.ofSeconds(1));

        assertThat(preflight(named, APP).get("access-control-allow-credentials")).isEqualTo("true");
        assertThat(actual(named, APP).get("access-control-allow-credentials")).isEqualTo("true");
        assertThat(actual(named, "https://evil.example").names())
                .noneMatch(name -> name.startsWith("access-control-"));
        assertThatThrownBy(
                        () ->
                                new CorsOptions(
                                        List.of(APP, "*"),
                                        List.of(),
                                        List.of(),
                                        true,
                                        Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itIsOffByDefault() {
        RpcServer off = Servers.of(Servers.say(word -> word));
        Loopback preflight =
                Loopback.request("OPTIONS", SAY)
                        .header("origin", APP)
                        .header("access-control-request-method", "POST")
                        .servedBy(off);
        Loopback actual =
                Loopback.post(SAY, "application/json")
                        .header("origin", APP)
                        .body("{}")
                        .servedBy(off);

        assertThat(preflight.status()).isEqualTo(405);
        for (Loopback call : List.of(preflight, actual)) {
            assertThat(call.responseHeaders().names())
                    .noneMatch(name -> name.startsWith("access-control-"));
            assertThat(call.responseHeaders().contains("vary")).isFalse();
        }
    }

    @Test
    void optionsWithoutTheQuestionIsNoPreflight() {
        Loopback call =
                Loopback.request("OPTIONS", SAY).header("origin", APP).servedBy(server(any()));

        assertThat(call.status()).isEqualTo(405);
    }
}
