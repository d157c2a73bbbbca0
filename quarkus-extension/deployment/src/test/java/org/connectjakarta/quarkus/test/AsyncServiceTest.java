package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AsyncServiceTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(
                                                    AsyncEcho.class,
                                                    Http.class,
                                                    Notes.class,
                                                    Texts.class))
                    .overrideConfigKey("quarkus.http.test-port", "0");

    @TestHTTPResource("/")
    URI base;

    private HttpResponse<String> say(String json) throws Exception {
        return Http.post(base.resolve("/test.v1.EchoService/Say"), "application/json", json);
    }

    @Test
    void anAsynchronousMethodIsCalledOnTheEventLoop() throws Exception {
        assertThat(say("{\"text\": \"thread\"}").body()).contains("eventloop");
    }

    @Test
    void theCallIsInjected() throws Exception {
        assertThat(say("{\"text\": \"procedure\"}").body()).contains("test.v1.EchoService/Say");
    }

    @Test
    void anAnswerMayComeLaterFromAnotherThread() throws Exception {
        assertThat(say("{\"text\": \"later\"}").body()).isEqualTo("{\"text\":\"at last\"}");
    }

    @Test
    void aFailureIsAnsweredWithoutItsMessage() throws Exception {
        HttpResponse<String> response = say("{\"text\": \"failure\"}");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("\"unknown\"").doesNotContain("secret");
    }

    @Test
    void malformedJsonIsAnInvalidArgument() throws Exception {
        HttpResponse<String> response = say("{");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("invalid_argument");
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
    }

    @Test
    void aMethodThatAsksForItIsCalledOnAWorkerThread() {
        EchoServiceConnect echo = Http.grpc(base, EchoServiceConnect.class);
        try (Stream<Text> talk = echo.talk(Stream.of(Texts.text("one"), Texts.text("two")))) {
            assertThat(talk.map(Text::getText).toList())
                    .hasSize(2)
                    .allMatch(text -> text.contains(" on executor-thread"));
        }
    }

    @Test
    void aLongStreamArrivesWhole() {
        EchoServiceConnect echo = Http.grpc(base, EchoServiceConnect.class);
        try (Stream<Text> counted = echo.count(Number.newBuilder().setNumber(20_000).build())) {
            assertThat(counted.reduce((first, second) -> second))
                    .hasValueSatisfying(
                            last -> assertThat(last.getText()).isEqualTo("counting 20000"));
        }
    }

    @Test
    void aClientThatCancelsCancelsThePublisher() throws Exception {
        var call = Http.grpc(base, EchoServiceConnect.Client.class);
        var stream = call.count(Number.getDefaultInstance(), CallOptions.none());
        AsyncEcho.STARTED.get(10, TimeUnit.SECONDS);
        stream.cancel();
        assertThat(AsyncEcho.CANCELLED.get(10, TimeUnit.SECONDS)).isEqualTo("cancelled");
    }
}
