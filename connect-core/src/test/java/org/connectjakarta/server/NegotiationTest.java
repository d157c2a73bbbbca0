package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import org.connectjakarta.Code;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.http.HttpVersion;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP method, content type, version, compression: what a request must have before it becomes a call. */
class NegotiationTest {
    private static final String SERVICE = "/org.connectjakarta.test.WordService/";

    private final RpcServer server = MatrixService.blocking(ServerOptions.DEFAULT);

    /** A body that must not be read: a request that is refused by its head costs nothing more. */
    private static final class Untouched extends InputStream {
        private boolean touched;

        @Override
        public int read() {
            touched = true;
            return -1;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, Say, 'GET, POST'",
        "DELETE, Say, 'GET, POST'",
        "HEAD, Say, 'GET, POST'",
        "OPTIONS, Say, 'GET, POST'",
        "PATCH, Say, 'GET, POST'",
        "post, Say, 'GET, POST'",
        "GET, Repeat, POST",
        "GET, Join, POST",
        "GET, Echo, POST",
        "PUT, Echo, POST"
    })
    void otherHttpMethodsAreNotAllowed(String verb, String method, String allowed) {
        Untouched body = new Untouched();
        Loopback call =
                Loopback.request(verb, SERVICE + method + "?encoding=json&message=%7B%7D")
                        .header("content-type", "application/json")
                        .body(body)
                        .servedBy(server);

        assertThat(call.status()).isEqualTo(405);
        assertThat(call.responseHeaders().getAll("allow")).containsExactly(allowed);
        assertThat(body.touched).isFalse();
        assertThat(call.bytes().length == 0).isEqualTo(verb.equals("HEAD"));
    }

    @Test
    void aMethodWithSideEffectsCannotBeCalledByGet() {
        ServiceBinding<Words> binding =
                ServiceBinding.of(Words.class, Words.SERVICE)
                        .unary(sayOfTheSecondService(), Words::say)
                        .build();
        RpcServer second =
                RpcServer.builder()
                        .service(binding, call -> Servers.say(word -> word), ServerOptions.DEFAULT)
                        .build();

        Loopback call =
                Loopback.request(
                                "GET",
                                "/org.connectjakarta.test.SecondService/Say"
                                        + "?connect=v1&encoding=json&message=%7B%7D")
                        .servedBy(second);

        assertThat(call.status()).isEqualTo(405);
        assertThat(call.responseHeaders().get("allow")).isEqualTo("POST");
    }

    private static MethodSpec<Word, Word> sayOfTheSecondService() {
        return MethodSpec.of(
                org.connectjakarta.ServiceSpec.of(
                        org.connectjakarta.test.EngineTest.getDescriptor()
                                .findServiceByName("SecondService")),
                "Say",
                Word.getDefaultInstance(),
                Word.getDefaultInstance());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml",
                "application/jsonx",
                "application/connect+json",
                "application/connect+proto",
                "application/grpc+xml",
                "application/grpc-web+thrift",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/",
                ";",
                ""
            })
    void otherContentTypesAreNotSupported(String contentType) {
        Untouched body = new Untouched();
        Loopback call = Loopback.post(SERVICE + "Say", contentType).body(body).servedBy(server);

        assertThat(call.status()).isEqualTo(415);
        assertThat(call.responseHeaders().get("accept-post"))
                .contains("application/json", "application/proto", "application/grpc-web-text")
                .doesNotContain("connect+");
        assertThat(body.touched).isFalse();
    }

    @Test
    void aContentTypeIsNeeded() {
        assertThat(Loopback.request("POST", SERVICE + "Say").servedBy(server).status())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/proto"})
    void unaryContentTypesAreNotForStreams(String contentType) {
        for (String method : List.of("Repeat", "Join", "Echo")) {
            Loopback call =
                    Loopback.post(SERVICE + method, contentType).body("{}").servedBy(server);

            assertThat(call.status()).isEqualTo(415);
            assertThat(call.responseHeaders().get("accept-post"))
                    .contains("application/connect+json", "application/grpc")
                    .doesNotContain("application/json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=UTF-8",
                "application/json;charset=utf-8",
                "application/json; charset=\"utf-8\"",
                "APPLICATION/JSON; CHARSET=UTF8",
                "Application/Json",
                " application/json ",
                "application/json; foo=bar",
                "application/json;"
            })
    void contentTypesAreComparedAsHttpDoes(String contentType) {
        Loopback call =
                Loopback.post(SERVICE + "Say", contentType)
                        .body("{\"text\":\"a\"}")
                        .servedBy(server);

        assertThat(call.status()).isEqualTo(200);
        assertThat(call.text()).isEqualTo("{\"text\":\"a!\"}");
    }

    @Test
    void grpcWithoutACodecMeansProto() {
        for (String contentType :
                List.of("application/grpc", "application/grpc-web", "application/grpc-web-text")) {
            Wire wire =
                    contentType.equals("application/grpc")
                            ? Wire.GRPC
                            : contentType.equals("application/grpc-web")
                                    ? Wire.GRPC_WEB
                                    : Wire.GRPC_WEB_TEXT;
            WireCall call = WireCall.of(wire, Words.SAY);
            Loopback response =
                    Loopback.post(SERVICE + "Say", contentType)
                            .body(call.bytes(Words.word("a")))
                            .servedBy(server);

            assertThat(call.answer(response).ok().texts()).containsExactly("a!");
            assertThat(response.responseHeaders().get("content-type")).isEqualTo(contentType);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Say", "Repeat", "Join", "Echo", "Unknown"})
    void grpcNeedsHttp2(String method) {
        Loopback call =
                Loopback.post(SERVICE + method, "application/grpc")
                        .over(HttpVersion.HTTP_1)
                        .servedBy(server);

        assertThat(call.status()).isEqualTo(505);
    }

    @ParameterizedTest
    @EnumSource(value = Wire.class, names = "GRPC", mode = EnumSource.Mode.EXCLUDE)
    void theOthersWorkOverHttp1AndHalfDuplexStreamsToo(Wire wire) {
        for (MethodSpec<Word, Word> method : List.of(Words.SAY, Words.JOIN, Words.ECHO)) {
            WireCall.of(wire, method).over(HttpVersion.HTTP_1).send("a").servedBy(server).ok();
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void anUnknownCompressionIsUnimplementedAndTheKnownOnesAreNamed(Wire wire) {
        for (MethodSpec<Word, Word> method : List.of(Words.SAY, Words.ECHO)) {
            WireCall call =
                    WireCall.of(wire, method)
                            .header(wire.compressionHeader(method.streamType()), "lzma")
                            .send("a");

            WireAnswer answer = call.servedBy(server).failed(Code.UNIMPLEMENTED);

            assertThat(answer.message).contains("gzip").contains("br").contains("zstd");
            assertThat(answer.headers.get(wire.acceptHeader(method.streamType()))).contains("gzip");
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void identityIsNoCompression(Wire wire) {
        WireCall call =
                WireCall.of(wire, Words.SAY)
                        .header(wire.compressionHeader(Words.SAY.streamType()), "identity")
                        .send("a");

        assertThat(call.servedBy(server).ok().texts()).containsExactly("a!");
    }

    @Test
    void connectsVersionIsCheckedWhenItIsThere() {
        for (MethodSpec<Word, Word> method : List.of(Words.SAY, Words.ECHO)) {
            for (String version : List.of("2", "", "v1", "01")) {
                WireCall.of(Wire.CONNECT, method)
                        .header("connect-protocol-version", version)
                        .send("a")
                        .servedBy(server)
                        .failed(Code.INVALID_ARGUMENT);
            }
            WireCall.of(Wire.CONNECT, method)
                    .header("connect-protocol-version", "1")
                    .send("a")
                    .servedBy(server)
                    .ok();
        }
    }

    @Test
    void connectsVersionCanBeDemanded() {
        RpcServer strict =
                MatrixService.blocking(
                        ServerOptions.DEFAULT.withRequireConnectProtocolHeader(true));

        for (MethodSpec<Word, Word> method : List.of(Words.SAY, Words.ECHO)) {
            WireCall.of(Wire.CONNECT, method)
                    .send("a")
                    .servedBy(strict)
                    .failed(Code.INVALID_ARGUMENT);
            WireCall.of(Wire.CONNECT, method)
                    .header("connect-protocol-version", "1")
                    .send("a")
                    .servedBy(strict)
                    .ok();
            WireCall.of(Wire.GRPC, method).send("a").servedBy(strict).ok();
        }
    }
}
