package org.connectjakarta.mp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.StringValue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.CallContext;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.Interceptor;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.vertx.HttpVersionChoice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConnectClientBuilderTest {
    private static final StringValue HELLO = StringValue.of("hello");

    private static EchoServer server;

    /** For the setting of interceptors in META-INF/microprofile-config.properties. */
    public static class Configured implements Interceptor {
        @Override
        public void start(CallContext call) {
            call.requestHeaders().add("x-order", "configured");
        }
    }

    /** As {@link Configured}, but cannot be created. */
    public static class Uncreatable implements Interceptor {
        public Uncreatable(String argument) {}
    }

    @BeforeAll
    static void start() throws IOException {
        server = new EchoServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ConnectClientBuilder builder() {
        return ConnectClientBuilder.newBuilder().baseUri(server.url());
    }

    @Test
    void everyFlavourIsBuilt() throws Exception {
        assertThat(builder().build(EchoConnect.class).say(HELLO)).isEqualTo(HELLO);
        assertThat(
                        builder()
                                .build(EchoConnect.Client.class)
                                .say(HELLO, CallOptions.none().withHeader("x-a", "b"))
                                .message())
                .isEqualTo(HELLO);
        assertThat(server.header("x-a")).isEqualTo("b");
        assertThat(
                        builder()
                                .build(EchoConnect.Async.class)
                                .say(HELLO)
                                .toCompletableFuture()
                                .get(10, TimeUnit.SECONDS))
                .isEqualTo(HELLO);
    }

    @Test
    void settingsReachTheWire() {
        EchoConnect echo =
                ConnectClientBuilder.newBuilder()
                        .baseUri(server.url() + "/rpc/")
                        .codec("json")
                        .timeout(Duration.ofSeconds(30))
                        .header("x-tenant", "acme")
                        .header("x-tenant", "umbrella")
                        .userAgent("me/1")
                        .build(EchoConnect.class);
        assertThat(echo.say(HELLO)).isEqualTo(HELLO);
        assertThat(server.path()).isEqualTo("/rpc/test.v1.Echo/Say");
        assertThat(server.header("content-type")).isEqualTo("application/json");
        assertThat(server.header("connect-timeout-ms")).isNotNull();
        assertThat(server.header("x-tenant")).isEqualTo("acme");
        assertThat(server.header("user-agent")).isEqualTo("me/1");
    }

    @Test
    void closedEngineMakesNoMoreCalls() {
        EchoConnect echo;
        try (RpcClient rpc = builder().buildRpc()) {
            echo = EchoConnect.client(rpc);
            assertThat(echo.say(HELLO)).isEqualTo(HELLO);
        }
        assertThatThrownBy(() -> echo.say(HELLO)).isInstanceOf(ConnectException.class);
    }

    @Test
    void headerOfTheCallGoesBeforeOneThatIsPassedOnAndThatBeforeAFixedOne() {
        Headers inbound =
                Headers.create().add("x-a", "in").add("x-b", "in").add("authorization", "secret");
        EchoConnect.Client echo =
                builder()
                        .header("x-a", "fixed")
                        .header("x-b", "fixed")
                        .header("x-c", "fixed")
                        .propagateHeaders("x-a", "x-b")
                        .inbound(() -> new ServedCall(inbound, null))
                        .build(EchoConnect.Client.class);
        echo.say(HELLO, CallOptions.none().withHeader("x-a", "call"));
        assertThat(server.header("x-a")).isEqualTo("call");
        assertThat(server.header("x-b")).isEqualTo("in");
        assertThat(server.header("x-c")).isEqualTo("fixed");
        assertThat(server.header("authorization")).isNull();
    }

    @Test
    void deadlineIsPassedOnOnlyWhenItIsAskedFor() {
        ServedCall served = new ServedCall(Headers.create(), Duration.ofSeconds(60));
        builder().inbound(() -> served).build(EchoConnect.class).say(HELLO);
        assertThat(server.header("connect-timeout-ms")).isNull();
        builder().propagateDeadline(true).inbound(() -> served).build(EchoConnect.class).say(HELLO);
        assertThat(Integer.parseInt(server.header("connect-timeout-ms"))).isBetween(1, 60_000);
        builder().propagateDeadline(true).inbound(() -> null).build(EchoConnect.class).say(HELLO);
        assertThat(server.header("connect-timeout-ms")).isNull();
    }

    @Test
    void interceptorsSeeFixedHeadersAndRunInTheirOrder() {
        List<String> seen = new ArrayList<>();
        builder()
                .header("x-a", "1")
                .interceptors(noting(seen, "first"), noting(seen, "second"))
                .interceptors(List.of(noting(seen, "third")))
                .build(EchoConnect.class)
                .say(HELLO);
        assertThat(seen).containsExactly("first 1", "second 1", "third 1");
    }

    private static Interceptor noting(List<String> seen, String name) {
        return new Interceptor() {
            @Override
            public void start(CallContext call) {
                seen.add(name + " " + call.requestHeaders().get("x-a"));
            }
        };
    }

    @Test
    void configurationIsReadByItsKeyAndTheCodeWins() {
        EchoConnect echo =
                ConnectClientBuilder.newBuilder()
                        .header("x-code", "code")
                        .interceptors(noting(new ArrayList<>(), "later"))
                        .configKey("built")
                        .baseUri(server.url())
                        .build(EchoConnect.class);
        assertThat(echo.say(HELLO)).isEqualTo(HELLO);
        assertThat(server.header("content-type")).isEqualTo("application/json");
        assertThat(server.header("x-code")).isEqualTo("code");
        assertThat(server.header("x-configured")).isEqualTo("configuration");
        assertThat(server.header("x-order")).isEqualTo("configured");
        assertThat(server.header("user-agent")).isEqualTo("configured/1");

        ConnectClientBuilder.newBuilder()
                .configKey("built")
                .codec("proto")
                .baseUri(server.url())
                .build(EchoConnect.class)
                .say(HELLO);
        assertThat(server.header("content-type")).isEqualTo("application/proto");
    }

    @Test
    void configurationWithoutAUrlIsRefused() {
        assertThatThrownBy(() -> ConnectClientBuilder.newBuilder().configKey("built").buildRpc())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("connect.client.\"built\".url")
                .hasMessageContaining("ConnectClientBuilder.configKey");
    }

    @Test
    void interceptorThatCannotBeCreatedIsRefused() {
        assertThatThrownBy(() -> builder().configKey("uncreatable").buildRpc())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Uncreatable.class.getName())
                .hasMessageContaining("public constructor without parameters");
    }

    @Test
    void builderOfAConfigurationLeavesItsInterceptorsOut() {
        List<String> problems = new ArrayList<>();
        ClientConfiguration configuration =
                ClientConfiguration.read(
                        TestConfig.of("connect.client.built.url", server.url()),
                        new ClientId("built", null, null, "here"),
                        problems::add);
        assertThat(problems).isEmpty();
        assertThat(configuration.interceptors()).containsExactly(Configured.class);
        ConnectClientBuilder.of(configuration).build(EchoConnect.class).say(HELLO);
        assertThat(server.header("x-configured")).isEqualTo("configuration");
        assertThat(server.header("x-order")).isNull();
    }

    @Test
    void withoutAUrlNothingIsBuilt() {
        assertThatThrownBy(() -> ConnectClientBuilder.newBuilder().buildRpc())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("baseUri");
    }

    @Test
    void wrongValuesAreRefused() {
        assertThatThrownBy(() -> builder().baseUri("nowhere"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().codec("xml").buildRpc())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("xml");
        assertThatThrownBy(() -> builder().timeout(Duration.ofSeconds(-1)).buildRpc())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a timeout is positive");
        assertThatThrownBy(() -> builder().maxConnections(0).buildRpc())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().header("content-type", "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().propagateHeaders("te"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().compressionEnabled("lz4"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().proxyAddress("proxy"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                builder()
                                        .protocol(Protocol.GRPC)
                                        .httpVersion(HttpVersionChoice.HTTP_1_1)
                                        .buildRpc())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gRPC needs HTTP/2");
        assertThatThrownBy(() -> builder().propagateDeadline(true).buildRpc())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ConnectClientBuilder.inbound");
    }
}
