package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BlockingServiceTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(
                                                    Echo.class,
                                                    Notes.class,
                                                    Texts.class,
                                                    Hello.class,
                                                    Http.class))
                    .overrideConfigKey("quarkus.http.test-port", "0")
                    .overrideConfigKey("connect.server.get-max-bytes", "200");

    @TestHTTPResource("/")
    URI base;

    @Path("/hello")
    public static class Hello {
        @GET
        public String hello() {
            return "hello";
        }
    }

    private HttpResponse<String> say(String json, String... headers) throws Exception {
        return Http.post(
                base.resolve("/test.v1.EchoService/Say"), "application/json", json, headers);
    }

    @Test
    void jsonIsAnsweredOverHttp1() throws Exception {
        HttpResponse<String> response = say("{\"text\": \"good day\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(response.body()).isEqualTo("{\"text\":\"good day\"}");
    }

    @Test
    void aMethodWithoutSideEffectsIsCalledByGet() throws Exception {
        String message = URLEncoder.encode("{\"text\":\"good day\"}", StandardCharsets.UTF_8);
        HttpResponse<String> response =
                Http.get(
                        base.resolve(
                                "/test.v1.EchoService/Say?connect=v1&encoding=json&message="
                                        + message));
        assertThat(response.body()).isEqualTo("{\"text\":\"good day\"}");
    }

    @Test
    void settingsOfTheServerAreRead() throws Exception {
        HttpResponse<String> response =
                Http.get(
                        base.resolve(
                                "/test.v1.EchoService/Say?connect=v1&encoding=json&message="
                                        + "x".repeat(200)));
        assertThat(response.statusCode()).isEqualTo(414);
    }

    @Test
    void aBlockingMethodIsCalledOnAWorkerThread() throws Exception {
        assertThat(say("{\"text\": \"thread\"}").body()).contains("executor-thread");
    }

    @Test
    void theCallIsInjected() throws Exception {
        assertThat(say("{\"text\": \"procedure\"}").body()).contains("test.v1.EchoService/Say");
        assertThat(say("{\"text\": \"header\"}", "x-word", "mellon").body()).contains("mellon");
    }

    @Test
    void everyStreamTypeIsAnsweredOverGrpc() {
        EchoServiceConnect echo = Http.grpc(base, EchoServiceConnect.class);
        assertThat(echo.say(Texts.text("good day")).getText()).isEqualTo("good day");
        try (Stream<Text> counted = echo.count(Number.newBuilder().setNumber(3).build())) {
            assertThat(counted.map(Text::getText))
                    .containsExactly("counting 1", "counting 2", "counting 3");
        }
        assertThat(echo.join(Stream.of(Texts.text("good"), Texts.text("day"))).getText())
                .isEqualTo("good day");
        try (Stream<Text> talk = echo.talk(Stream.of(Texts.text("one"), Texts.text("two")))) {
            assertThat(talk.map(Text::getText)).containsExactly("yes, one", "yes, two");
        }
    }

    @Test
    void theRequestScopeEndsWithTheCall() throws Exception {
        int before = Notes.DESTROYED.get();
        HttpResponse<String> response =
                Http.post(
                        base.resolve("/test.v1.EchoService/Count"),
                        "application/connect+json",
                        "\0\0\0\0\15{\"number\": 2}");
        assertThat(response.body()).contains("counting 1").contains("counting 2");
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (Notes.DESTROYED.get() == before && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(Notes.DESTROYED.get()).isEqualTo(before + 1);
    }

    @Test
    void anUnknownProcedureOfAServiceIsUnimplementedForGrpcAndNotFoundForHttp() throws Exception {
        HttpResponse<String> response =
                Http.post(base.resolve("/test.v1.EchoService/Shout"), "application/json", "{}");
        assertThat(response.statusCode()).isEqualTo(404);
        EchoServiceConnect echo = Http.grpc(base.resolve("/nowhere/"), EchoServiceConnect.class);
        assertThatThrownBy(() -> echo.say(Text.getDefaultInstance()))
                .isInstanceOfSatisfying(
                        ConnectException.class,
                        e -> assertThat(e.code()).isEqualTo(Code.UNIMPLEMENTED));
    }

    @Test
    void restResourcesKeepTheirPaths() throws Exception {
        assertThat(Http.get(base.resolve("/hello")).body()).isEqualTo("hello");
    }
}
