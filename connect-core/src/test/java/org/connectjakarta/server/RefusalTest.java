package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.http.HttpVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is refused in front of the server is answered as the client expects it. */
class RefusalTest {
    private static final String SAY = "/org.connectjakarta.test.WordService/Say";
    private static final Headers CHALLENGE = Headers.create().add("www-authenticate", "Basic");

    private final Watcher watcher = new Watcher();
    private final RpcServer server =
            RpcServer.builder()
                    .cors(
                            new CorsOptions(
                                    List.of("https://app.example"),
                                    List.of(),
                                    List.of(),
                                    false,
                                    Duration.ZERO))
                    .service(Words.binding(), call -> Servers.say(word -> word), watcher.options())
                    .build();

    private Loopback refused(Loopback request) {
        server.refuse(
                request, new ConnectException(Code.UNAUTHENTICATED, "who are you"), CHALLENGE);
        request.assertUsedAsAgreed();
        return request;
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aCallIsRefusedInItsProtocol(Wire wire) {
        for (var method : List.of(Words.SAY, Words.REPEAT)) {
            WireCall call = WireCall.of(wire, method).send("a");
            WireAnswer answer = call.answer(refused(call.request()));
            answer.failed(Code.UNAUTHENTICATED);
            assertThat(answer.message).isEqualTo("who are you");
            assertThat(answer.headers.get("www-authenticate")).isEqualTo("Basic");
        }
        assertThat(watcher.events).isEmpty();
    }

    @Test
    void whoSpeaksNoProtocolGetsAStatusAndJson() {
        Loopback html = refused(Loopback.post(SAY, "text/html"));
        Loopback oldGrpc = refused(Loopback.post(SAY, "application/grpc").over(HttpVersion.HTTP_1));

        for (Loopback answer : List.of(html, oldGrpc)) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.responseHeaders().get("content-type")).isEqualTo("application/json");
            assertThat(answer.text()).contains("\"unauthenticated\"");
        }
        assertThat(refused(Loopback.request("HEAD", SAY)).bytes()).isEmpty();
    }

    @Test
    void anUnknownProcedureIsRefusedAlike() {
        Loopback answer = refused(Loopback.post("/unknown.Service/Say", "application/grpc"));

        assertThat(answer.trailers().get("grpc-status")).isEqualTo("16");
    }

    @Test
    void aScriptOfAnAllowedOriginSeesTheRefusal() {
        Loopback answer =
                refused(
                        Loopback.post(SAY, "application/json")
                                .header("origin", "https://app.example"));

        assertThat(answer.responseHeaders().get("access-control-allow-origin"))
                .isEqualTo("https://app.example");
    }

    @Test
    void aPreflightIsAllowedForTheOriginsOfTheOptions() {
        Loopback own = Loopback.request("OPTIONS", SAY).header("origin", "https://app.example");

        assertThat(server.allowsPreflight(own)).isFalse();
        own.header("access-control-request-method", "POST");
        assertThat(server.allowsPreflight(own)).isTrue();
        assertThat(
                        server.allowsPreflight(
                                Loopback.request("OPTIONS", SAY)
                                        .header("origin", "https://evil.example")
                                        .header("access-control-request-method", "POST")))
                .isFalse();
    }
}
