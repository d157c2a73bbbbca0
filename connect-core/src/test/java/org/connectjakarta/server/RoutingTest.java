package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.connectjakarta.Code;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.ServiceSpec;
import org.connectjakarta.test.EngineTest;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a path to a method: by the path as it came, and by nothing else. */
class RoutingTest {
    private static final String SAY = "/org.connectjakarta.test.WordService/Say";

    private final RpcServer server = MatrixService.blocking(ServerOptions.DEFAULT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/org.connectjakarta.test.WordService",
                "/org.connectjakarta.test.WordService/",
                "/org.connectjakarta.test.WordService/Unknown",
                "/org.connectjakarta.test.Unknown/Say",
                "//org.connectjakarta.test.WordService/Say",
                "/org.connectjakarta.test.WordService//Say",
                "/org.connectjakarta.test.WordService/./Say",
                "/x/../org.connectjakarta.test.WordService/Say",
                "/org.connectjakarta.test.WordService%2fSay",
                "/org.connectjakarta.test.WordService/%53ay",
                "/org.connectjakarta.test.WordService/Say;x",
                "/org.connectjakarta.test.WordService/Say;x=1",
                "/org.connectjakarta.test.WordService/Say%3Bx",
                "/org.connectjakarta.test.WordService/Say/",
                "/org.connectjakarta.test.WordService/say",
                "/ORG.connectjakarta.test.WordService/Say",
                "org.connectjakarta.test.WordService/Say",
                "/x/org.connectjakarta.test.WordService/Say",
            })
    void aPathThatIsNotExactlyAProcedureIsUnknown(String path) {
        Loopback connect = Loopback.post(path, "application/json").body("{}").servedBy(server);
        Loopback stream = Loopback.post(path, "application/connect+proto").servedBy(server);
        Loopback get =
                Loopback.request("GET", path + "?encoding=json&message=%7B%7D").servedBy(server);
        Loopback grpc = Loopback.post(path, "application/grpc").servedBy(server);
        Loopback web = Loopback.post(path, "application/grpc-web+json").servedBy(server);

        assertThat(connect.status()).isEqualTo(404);
        assertThat(stream.status()).isEqualTo(404);
        assertThat(get.status()).isEqualTo(404);
        assertThat(grpc.status()).isEqualTo(200);
        assertThat(grpc.responseHeaders().get("content-type")).isEqualTo("application/grpc");
        assertThat(grpc.trailers().get("grpc-status")).isEqualTo("12");
        assertThat(web.status()).isEqualTo(200);
        assertThat(web.text()).contains("grpc-status: 12\r\n");
    }

    @ParameterizedTest
    @EnumSource(
            value = Wire.class,
            names = {"GRPC_WEB", "GRPC_WEB_TEXT"})
    void anUnknownProcedureIsUnimplementedOverHttp1InGrpcWeb(Wire wire) {
        Loopback call =
                Loopback.post("/unknown/Method", "application/" + label(wire))
                        .over(org.connectjakarta.http.HttpVersion.HTTP_1)
                        .servedBy(server);

        WireCall.of(wire, Words.REPEAT).answer(call).failed(Code.UNIMPLEMENTED);
    }

    private static String label(Wire wire) {
        return wire == Wire.GRPC_WEB ? "grpc-web" : "grpc-web-text";
    }

    @Test
    void aMethodThatAnImplementationLeavesOutIsUnimplemented() {
        RpcServer empty = Servers.of(new Words() {});

        for (Wire wire : Wire.values()) {
            WireAnswer answer = WireCall.of(wire, Words.SAY).send("a").servedBy(empty);
            answer.failed(Code.UNIMPLEMENTED);
        }
    }

    @Test
    void aPrefixIsNeededAndSufficient() {
        RpcServer prefixed = prefixed("/api/v1.0");

        assertThat(say(prefixed, "/api/v1.0" + SAY).status()).isEqualTo(200);
        assertThat(say(prefixed, SAY).status()).isEqualTo(404);
        assertThat(say(prefixed, "/api/v1.0/" + SAY).status()).isEqualTo(404);
        assertThat(say(prefixed, "/api/v1.0x" + SAY).status()).isEqualTo(404);
        assertThat(say(prefixed, "/api/v100" + SAY).status()).isEqualTo(404);
        assertThat(say(prefixed, "/api/v1.0").status()).isEqualTo(404);
        assertThat(prefixed.pathPrefix()).isEqualTo("/api/v1.0");
    }

    @Test
    void interceptorsSeeTheProcedureWithoutThePrefix() {
        Watcher watcher = new Watcher();
        RpcServer prefixed =
                RpcServer.builder()
                        .pathPrefix("/rpc")
                        .service(
                                Words.binding(),
                                call -> Servers.say(word -> word),
                                watcher.options())
                        .build();

        say(prefixed, "/rpc" + SAY);

        assertThat(watcher.events).contains("start " + SAY);
    }

    private static RpcServer prefixed(String prefix) {
        return RpcServer.builder()
                .pathPrefix(prefix)
                .service(Words.binding(), call -> Servers.say(word -> word), ServerOptions.DEFAULT)
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpc", "/", "/rpc/", "//rpc", "/r pc", "/a//b", "/rpc?x", "/%41"})
    void aPrefixThatCannotWorkIsRefused(String prefix) {
        assertThatThrownBy(() -> RpcServer.builder().pathPrefix(prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(prefix);
    }

    @Test
    void servicesStandSideBySide() {
        RpcServer two =
                RpcServer.builder()
                        .service(
                                Words.binding(),
                                call -> Servers.say(word -> Words.word("first")),
                                ServerOptions.DEFAULT)
                        .service(second(), call -> "second", ServerOptions.DEFAULT)
                        .build();

        assertThat(say(two, SAY).text()).contains("first");
        assertThat(say(two, "/org.connectjakarta.test.SecondService/Say").text())
                .contains("second");
        assertThat(two.services())
                .extracting(ServiceSpec::name)
                .containsExactly(
                        "org.connectjakarta.test.WordService",
                        "org.connectjakarta.test.SecondService");
    }

    @Test
    void aServiceIsServedOnce() {
        RpcServerBuilder builder =
                RpcServer.builder().service(second(), call -> "one", ServerOptions.DEFAULT);

        assertThatThrownBy(() -> builder.service(second(), call -> "two", ServerOptions.DEFAULT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("org.connectjakarta.test.SecondService");
    }

    private static ServiceBinding<String> second() {
        ServiceSpec spec =
                ServiceSpec.of(EngineTest.getDescriptor().findServiceByName("SecondService"));
        MethodSpec<Word, Word> say =
                MethodSpec.of(spec, "Say", Word.getDefaultInstance(), Word.getDefaultInstance());
        return ServiceBinding.of(String.class, spec)
                .unary(say, (service, word) -> Words.word(service))
                .build();
    }

    private static Loopback say(RpcServer server, String path) {
        return Loopback.post(path, "application/json").body("{}").servedBy(server);
    }
}
