package org.connectjakarta.mp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.connectjakarta.Interceptor;
import org.connectjakarta.client.ClientOptions;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.codec.JsonOptions;
import org.connectjakarta.message.Limits;
import org.connectjakarta.vertx.ConnectionOptions;
import org.connectjakarta.vertx.HttpVersionChoice;
import org.connectjakarta.vertx.ProxyServer;
import org.connectjakarta.vertx.TransportOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientConfigurationTest {
    private static final ClientId ID =
            new ClientId("greet", "com.example.Greeter", null, "com.example.Shop.greeter");
    private static final String URL = "http://localhost:8080";

    private final List<String> problems = new ArrayList<>();

    /** For the setting of interceptors. */
    public static class First implements Interceptor {}

    @Test
    void defaultsAreThoseOfTheEngineAndOfTheTransport() {
        ClientConfiguration configuration = read("connect.client.greet.url", URL);
        ClientOptions options = configuration.options();
        assertThat(options.wire()).isEqualTo(ClientOptions.DEFAULT.wire());
        assertThat(options.limits()).isEqualTo(ClientOptions.DEFAULT.limits());
        assertThat(options.json()).isEqualTo(ClientOptions.DEFAULT.json());
        assertThat(options.compression().minBytes())
                .isEqualTo(ClientOptions.DEFAULT.compression().minBytes());
        assertThat(options.compression().available().names())
                .isEqualTo(ClientOptions.DEFAULT.compression().available().names());
        assertThat(options.timeout()).isNull();
        assertThat(configuration.transport())
                .isEqualTo(TransportOptions.of(URI.create(URL)).withUserAgent("connect-jakarta"));
        assertThat(configuration.headers().isEmpty()).isTrue();
        assertThat(configuration.propagateHeaders()).isEmpty();
        assertThat(configuration.propagateDeadline()).isFalse();
        assertThat(configuration.interceptors()).isEmpty();
    }

    @Test
    void everySettingReachesItsOption() {
        ClientConfiguration configuration =
                readBelow(
                        "connect.client.\"greet\".",
                        "url",
                        "https://api.example.com/rpc",
                        "protocol",
                        "grpc-web",
                        "codec",
                        "json",
                        "http-version",
                        "1.1",
                        "use-get",
                        "true",
                        "get-max-bytes",
                        "1KiB",
                        "compression",
                        "deflate",
                        "compression.enabled",
                        "deflate,gzip",
                        "compression.min-bytes",
                        "2",
                        "timeout",
                        "3s",
                        "connect-timeout",
                        "4s",
                        "idle-timeout",
                        "5s",
                        "max-connections",
                        "6",
                        "read-max-bytes",
                        "7",
                        "write-max-bytes",
                        "8",
                        "metadata-max-bytes",
                        "9",
                        "json.max-depth",
                        "10",
                        "json.max-number-length",
                        "11",
                        "json.write-defaults",
                        "true",
                        "headers.\"x-tenant\"",
                        "acme",
                        "headers.x-plain",
                        "yes",
                        "propagate-headers",
                        "X-Request-Id, baggage",
                        "propagate-deadline",
                        "true",
                        "interceptors",
                        First.class.getName(),
                        "verify-hostname",
                        "false",
                        "proxy-address",
                        "proxy.example.com:3128",
                        "user-agent",
                        "me/1");
        ClientOptions options = configuration.options();
        assertThat(options.wire().protocol()).isEqualTo(Protocol.GRPC_WEB);
        assertThat(options.wire().codec()).isEqualTo("json");
        assertThat(options.wire().get()).isTrue();
        assertThat(options.wire().compression()).isEqualTo("deflate");
        assertThat(options.compression().available().names()).isEqualTo("deflate,gzip");
        assertThat(options.compression().minBytes()).isEqualTo(2);
        assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(options.limits()).isEqualTo(new Limits(7, 8, 9, 1024));
        assertThat(options.json()).isEqualTo(new JsonOptions(10, 11, true));
        TransportOptions transport = configuration.transport();
        assertThat(transport.baseUrl()).hasToString("https://api.example.com/rpc");
        assertThat(transport.version()).isEqualTo(HttpVersionChoice.HTTP_1_1);
        assertThat(transport.connections())
                .isEqualTo(new ConnectionOptions(Duration.ofSeconds(4), Duration.ofSeconds(5), 6));
        assertThat(transport.tls().verifyHost()).isFalse();
        assertThat(transport.proxy()).isEqualTo(new ProxyServer("proxy.example.com", 3128));
        assertThat(transport.userAgent()).isEqualTo("me/1");
        assertThat(configuration.headers().get("x-tenant")).isEqualTo("acme");
        assertThat(configuration.headers().get("x-plain")).isEqualTo("yes");
        assertThat(configuration.propagateHeaders()).containsExactly("x-request-id", "baggage");
        assertThat(configuration.propagateDeadline()).isTrue();
        assertThat(configuration.interceptors()).containsExactly(First.class);
    }

    @ParameterizedTest
    @CsvSource({
        "connect, auto, AUTOMATIC",
        "connect, 2, HTTP_2",
        "grpc-web, auto, AUTOMATIC",
        "grpc, auto, HTTP_2",
        "grpc, 2, HTTP_2"
    })
    void versionOfHttpFollowsTheProtocol(
            String protocol, String version, HttpVersionChoice expected) {
        ClientConfiguration configuration =
                readBelow(
                        "connect.client.",
                        "url",
                        URL,
                        "protocol",
                        protocol,
                        "http-version",
                        version);
        assertThat(configuration.transport().version()).isEqualTo(expected);
    }

    @Test
    void grpcOverHttp1IsReported() {
        assertThat(failing("protocol", "grpc", "http-version", "1.1"))
                .contains("greet", "gRPC needs HTTP/2", "com.example.Shop.greeter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.example.Greeter/mp-connect/uri",
                "com.example.Greeter/mp-connect/url",
                "connect.client.\"greet\".uri",
                "connect.client.\"greet\".url",
                "connect.client.greet.url",
                "greet/mp-connect/uri",
                "greet/mp-connect/url",
                "connect.client.uri",
                "connect.client.url"
            })
    void urlHasTwoNamesInEachSpelling(String key) {
        assertThat(read(key, URL).transport().baseUrl()).hasToString(URL);
    }

    @Test
    void nearestSpellingCounts() {
        List<String> keys =
                List.of(
                        "connect.client.timeout",
                        "greet/mp-connect/timeout",
                        "connect.client.greet.timeout",
                        "connect.client.\"greet\".timeout",
                        "com.example.Greeter/mp-connect/timeout");
        List<String> properties = new ArrayList<>(List.of("connect.client.url", URL));
        for (int i = 0; i < keys.size(); i++) {
            properties.addAll(List.of(keys.get(i), (i + 1) + "s"));
            assertThat(read(properties.toArray(String[]::new)).options().timeout())
                    .as(keys.get(i))
                    .isEqualTo(Duration.ofSeconds(i + 1));
        }
    }

    @Test
    void uriGoesBeforeUrlButNotBeforeANearerOne() {
        assertThat(
                        read("greet/mp-connect/url", "http://a", "greet/mp-connect/uri", "http://b")
                                .transport()
                                .baseUrl())
                .hasToString("http://b");
        assertThat(
                        read("greet/mp-connect/url", "http://a", "connect.client.uri", "http://b")
                                .transport()
                                .baseUrl())
                .hasToString("http://a");
    }

    @Test
    void urlOfTheCodeStandsBetweenThatOfTheClientAndThatOfAll() {
        ClientId id = new ClientId("greet", null, "http://code", "there");
        assertThat(read(id, "connect.client.url", "http://all").transport().baseUrl())
                .hasToString("http://code");
        assertThat(read(id, "connect.client.greet.url", "http://own").transport().baseUrl())
                .hasToString("http://own");
        assertThat(read(id).transport().baseUrl()).hasToString("http://code");
    }

    @Test
    void keyMayBeTheFullNameOfAService() {
        ClientId id = new ClientId("test.v1.Echo", null, null, "there");
        assertThat(
                        read(
                                        id,
                                        "connect.client.\"test.v1.Echo\".url",
                                        URL,
                                        "test.v1.Echo/mp-connect/maxConnections",
                                        "3")
                                .transport()
                                .connections()
                                .maxHttp1Connections())
                .isEqualTo(3);
    }

    @Test
    void headersHaveAllSpellingsAndTheNearestCounts() {
        ClientConfiguration configuration =
                read(
                        "connect.client.url", URL,
                        "connect.client.headers.\"x-a\"", "1",
                        "greet/mp-connect/headers/x-a", "2",
                        "connect.client.\"greet\".headers.\"X-A\"", "3",
                        "connect.client.headers.x-b", "4",
                        "com.example.Greeter/mp-connect/headers/x-c", "5",
                        "connect.client.\"other\".headers.\"x-d\"", "6");
        assertThat(configuration.headers().names()).containsExactlyInAnyOrder("x-a", "x-b", "x-c");
        assertThat(configuration.headers().getAll("x-a")).containsExactly("3");
    }

    @Test
    void environmentMaySetOneClient() {
        // Set for this test in the POM.
        assertThat(System.getenv("CONNECT_CLIENT_PORT")).isNotNull();
        ClientConfiguration quoted = read(new ClientId("test.v1.Environment", null, null, "there"));
        assertThat(quoted.transport().baseUrl()).hasToString("http://quoted.example");
        assertThat(quoted.options().limits().readMaxBytes()).isEqualTo(5 << 10);
        ClientConfiguration plain = read(new ClientId("environment", null, null, "there"));
        assertThat(plain.transport().baseUrl()).hasToString("http://plain.example");
        ClientConfiguration ofInterface =
                read(new ClientId("x", "com.example.Environment", null, "there"));
        assertThat(ofInterface.transport().baseUrl()).hasToString("http://interface.example");
    }

    @Test
    void environmentNamesNoHeaderButDoesNotHideOne() {
        // Set in the POM; some config source may take it for x.tenant.
        assertThat(System.getenv("CONNECT_CLIENT__ENVIRONMENT__HEADERS__X_TENANT_")).isNotNull();
        ClientId id = new ClientId("environment", null, null, "there");
        assertThat(read(id).headers().isEmpty()).isTrue();
        String key = "connect.client.\"environment\".headers.\"x-tenant\"";
        assertThat(read(id, key, "acme").headers().names()).containsExactly("x-tenant");
    }

    @Test
    void nothingIsReadThatIsForAnother() {
        ClientConfiguration configuration =
                read(
                        "connect.client.url", URL,
                        "connect.client.\"other\".timeout", "1s",
                        "other/mp-connect/timeout", "1s",
                        "com.example.Other/mp-connect/timeout", "1s");
        assertThat(configuration.options().timeout()).isNull();
    }

    private String failing(String... namesAndValues) {
        List<String> all = new ArrayList<>(List.of("connect.client.\"greet\".url", URL));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.add("connect.client.\"greet\"." + namesAndValues[i]);
            all.add(namesAndValues[i + 1]);
        }
        List<String> found = new ArrayList<>();
        assertThat(
                        ClientConfiguration.read(
                                TestConfig.of(all.toArray(String[]::new)), ID, found::add))
                .isNull();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private ClientConfiguration readBelow(String start, String... namesAndValues) {
        String[] keys = namesAndValues.clone();
        for (int i = 0; i < keys.length; i += 2) {
            keys[i] = start + keys[i];
        }
        return read(keys);
    }

    private ClientConfiguration read(String... keysAndValues) {
        return read(ID, keysAndValues);
    }

    private ClientConfiguration read(ClientId id, String... keysAndValues) {
        ClientConfiguration configuration =
                ClientConfiguration.read(TestConfig.of(keysAndValues), id, problems::add);
        assertThat(problems).isEmpty();
        assertThat(configuration).isNotNull();
        return configuration;
    }
}
