package org.connectjakarta.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.connectjakarta.Headers;
import org.connectjakarta.Peer;
import org.connectjakarta.http.BlockingExchange;
import org.connectjakarta.http.HttpVersion;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http2.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipeTest {

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void showsTheHeadAsItCame(HttpClient.Version version) throws Exception {
        BlockingQueue<List<Object>> seen = new ArrayBlockingQueue<>(1);
        try (ConnectServer server =
                TestServers.start(
                        exchange -> {
                            seen.add(
                                    List.of(
                                            exchange.method(),
                                            exchange.path(),
                                            exchange.query(),
                                            exchange.version(),
                                            exchange.headers().getAll("x-twice"),
                                            exchange.peer()));
                            TestServers.answer(exchange, "");
                        })) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(server.uri() + "/test.S/%41;b=c?q=%2F&r"))
                            .header("X-Twice", "1")
                            .header("x-twice", "2, 3")
                            .build();
            // Java's client upgrades to h2c: the upgraded request is HTTP/2 to us.
            assertThat(
                            client(version)
                                    .send(request, HttpResponse.BodyHandlers.ofString())
                                    .statusCode())
                    .isEqualTo(200);
        }
        List<Object> head = seen.remove();
        assertThat(head.subList(0, 3)).containsExactly("GET", "/test.S/%41;b=c", "q=%2F&r");
        assertThat(head.get(3)).isIn(HttpVersion.HTTP_1, HttpVersion.HTTP_2);
        assertThat(head.get(4)).isEqualTo(List.of("1", "2, 3"));
        assertThat(((Peer) head.get(5)).address()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");
        assertThat(((Peer) head.get(5)).port()).isPositive();
    }

    private static HttpClient client(HttpClient.Version version) {
        return HttpClient.newBuilder().version(version).build();
    }

    @Test
    void sendsABodyOfKnownLengthWithoutChunks() throws Exception {
        try (ConnectServer server =
                        TestServers.start(exchange -> TestServers.answer(exchange, "abc"));
                Http1Client client = new Http1Client(server)) {
            client.send("POST /test.S/M HTTP/1.1", "Host: x", "Content-Length: 0", "");
            assertThat(client.lines())
                    .containsExactly(
                            "HTTP/1.1 200 OK", "Content-Type: text/plain", "Content-Length: 3");
        }
    }

    @Test
    void keepsTheConnectionOfHttp1() throws Exception {
        try (ConnectServer server =
                        TestServers.start(
                                exchange ->
                                        TestServers.answer(
                                                exchange,
                                                new String(
                                                                exchange.requestBody()
                                                                        .readAllBytes(),
                                                                StandardCharsets.US_ASCII)
                                                        + "\r\n"));
                Http1Client client = new Http1Client(server)) {
            for (String body : List.of("first", "other")) {
                client.send("POST /test.S/M HTTP/1.1", "Host: x", "Content-Length: 7", "", body);
                assertThat(client.lines()).first().isEqualTo("HTTP/1.1 200 OK");
                assertThat(client.line()).isEqualTo(body);
                assertThat(client.line()).isEmpty();
            }
        }
    }

    @Test
    void sendsTrailersOverHttp2() throws Exception {
        try (ConnectServer server = TestServers.start(exchange -> grpc(exchange, "body"));
                Http2Client client = new Http2Client(server)) {
            Http2Client.Call call = client.post("/test.S/M", true);
            assertThat(call.head().getStatus()).isEqualTo(200);
            assertThat(call.data()).isEqualTo("body");
            assertThat(call.trailers().get("grpc-status")).isEqualTo("0");
            assertThat(call.trailers().getValuesList("twice")).containsExactly("1", "2");
        }
    }

    @Test
    void sendsTrailersWithoutABody() throws Exception {
        try (ConnectServer server = TestServers.start(exchange -> grpc(exchange, ""));
                Http2Client client = new Http2Client(server)) {
            Http2Client.Call call = client.post("/test.S/M", true);
            assertThat(call.head().getStatus()).isEqualTo(200);
            assertThat(call.trailers().get("grpc-status")).isEqualTo("0");
        }
    }

    private static void grpc(BlockingExchange exchange, String body) throws java.io.IOException {
        Headers trailers =
                Headers.create().add("grpc-status", "0").add("twice", "1").add("twice", "2");
        exchange.trailers(() -> trailers);
        exchange.respond(200, Headers.create().add("content-type", "application/grpc"), -1);
        OutputStream out = exchange.responseBody();
        out.write(body.getBytes(StandardCharsets.US_ASCII));
        out.close();
    }

    /** With another code, clients of gRPC's core in C lose what has come (RFC 9113, section 8.1). */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void letsAClientStopThatHasItsResponse(boolean reading) throws Exception {
        try (ConnectServer server =
                        TestServers.start(
                                exchange -> {
                                    if (reading) {
                                        exchange.requestBody().read();
                                    }
                                    TestServers.answer(exchange, "enough");
                                });
                Http2Client client = new Http2Client(server)) {
            Http2Client.Call call = client.post("/test.S/M", false);
            if (reading) {
                call.send("request", false);
            }
            assertThat(call.data()).isEqualTo("enough");
            assertThat(call.reset()).isEqualTo(ErrorCode.NO_ERROR.code);
        }
    }

    @Test
    void isFullDuplexOverHttp2() throws Exception {
        try (ConnectServer server = TestServers.start(PipeTest::echo);
                Http2Client client = new Http2Client(server)) {
            Http2Client.Call call = client.post("/test.S/M", false);
            assertThat(call.head().getStatus()).isEqualTo(200);
            for (String message : List.of("one", "two", "three")) {
                call.send(message, false);
                assertThat(call.data()).isEqualTo(message);
            }
            call.send("end", true);
            assertThat(call.data()).isEqualTo("end");
        }
    }

    @Test
    void isFullDuplexOverHttp1() throws Exception {
        try (ConnectServer server = TestServers.start(PipeTest::echo);
                Http1Client client = new Http1Client(server)) {
            client.send("POST /test.S/M HTTP/1.1", "Host: x", "Transfer-Encoding: chunked", "");
            assertThat(client.lines()).contains("Transfer-Encoding: chunked");
            // Jetty sends the line end of a chunk with the next one.
            client.send("3", "one");
            client.expect("3\r\none");
            client.send("3", "two");
            client.expect("\r\n3\r\ntwo");
            client.send("0", "");
            client.expect("\r\n0\r\n\r\n");
        }
    }

    private static void echo(BlockingExchange exchange) throws java.io.IOException {
        exchange.respond(200, Headers.create(), -1);
        OutputStream out = exchange.responseBody();
        out.flush();
        InputStream in = exchange.requestBody();
        byte[] buffer = new byte[1024];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            out.write(buffer, 0, length);
            out.flush();
        }
        out.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS"})
    void leavesEveryMethodToTheEngine(String method) throws Exception {
        try (ConnectServer server =
                        TestServers.start(
                                exchange ->
                                        TestServers.answer(
                                                exchange, 405, "allow", exchange.method()));
                Http2Client client = new Http2Client(server)) {
            Http2Client.Call call = client.open(method, "/test.S/M", HttpFields.EMPTY, true);
            assertThat(call.head().getStatus()).isEqualTo(405);
            assertThat(call.head().getHttpFields().get("allow")).isEqualTo(method);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a/b/c", ";;", "*", "application/json; charset"})
    void leavesMalformedTypesToTheEngine(String type) throws Exception {
        try (ConnectServer server =
                        TestServers.start(
                                exchange ->
                                        TestServers.answer(
                                                exchange,
                                                415,
                                                "x",
                                                exchange.headers().get("content-type")));
                Http2Client client = new Http2Client(server)) {
            Http2Client.Call call =
                    client.open(
                            "POST",
                            "/test.S/M",
                            HttpFields.from(
                                    new org.eclipse.jetty.http.HttpField("content-type", type),
                                    new org.eclipse.jetty.http.HttpField("accept", type),
                                    new org.eclipse.jetty.http.HttpField("cookie", type)),
                            true);
            assertThat(call.head().getStatus()).isEqualTo(415);
            assertThat(call.head().getHttpFields().get("x")).isEqualTo(type);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/test.S/M",
                "/test.S/M/",
                "/test.S",
                "/test.S/",
                "/test.S/a/b",
                "/other.S/M",
                "/",
                "/test.S;x/M",
                "/test.S/./M",
                "/a/../test.S/M"
            })
    void showsThePathUntouched(String path) throws Exception {
        try (ConnectServer server =
                        TestServers.start(
                                exchange ->
                                        TestServers.answer(
                                                exchange, 404, "path", exchange.path()));
                Http1Client client = new Http1Client(server)) {
            client.send("GET " + path + " HTTP/1.1", "Host: x", "");
            assertThat(client.lines()).contains("HTTP/1.1 404 Not Found", "path: " + path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/test.S/a%2Fb",
                "/test.S//M",
                "//test.S/M",
                "/test.S/%2e%2e/M",
                "/test.S/..;/M",
                "/test.S%2FM"
            })
    void answersPathsThatAreUnclearBy404(String path) throws Exception {
        try (ConnectServer server =
                        TestServers.start(exchange -> TestServers.answer(exchange, "served"));
                Http1Client client = new Http1Client(server)) {
            client.send("GET " + path + " HTTP/1.1", "Host: x", "");
            assertThat(client.lines()).contains("HTTP/1.1 404 Not Found");
            assertThat(client.line()).isEqualTo("404 Not Found");
        }
    }

    @Test
    void takesAQueryAndMetadataOf8KiB() throws Exception {
        String big = "x".repeat(8 * 1024);
        try (ConnectServer server =
                        TestServers.start(
                                exchange ->
                                        TestServers.answer(
                                                exchange,
                                                exchange.query().length()
                                                        + " "
                                                        + exchange.headers().get("big").length()));
                Http2Client client = new Http2Client(server);
                Http1Client old = new Http1Client(server)) {
            Http2Client.Call call =
                    client.open(
                            "GET",
                            "/test.S/M?" + big,
                            HttpFields.from(new org.eclipse.jetty.http.HttpField("big", big)),
                            true);
            assertThat(call.data()).isEqualTo("8192 8192");
            old.send("GET /test.S/M?" + big + " HTTP/1.1", "Host: x", "big: " + big, "");
            assertThat(old.lines()).first().isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void saysNothingAboutItself() throws Exception {
        try (ConnectServer server =
                        TestServers.start(
                                exchange -> {
                                    throw new IllegalStateException("secret");
                                });
                Http1Client client = new Http1Client(server)) {
            client.send("GET /test.S/M HTTP/1.1", "Host: x", "");
            assertThat(client.lines())
                    .containsExactly("HTTP/1.1 500 Server Error", "Content-Length: 0");
            client.send("GET /%zz HTTP/1.1", "Host: x", "");
            assertThat(client.lines()).first().isEqualTo("HTTP/1.1 400 Bad Request");
            assertThat(client.line()).isEqualTo("400 Bad Request");
        }
    }
}
