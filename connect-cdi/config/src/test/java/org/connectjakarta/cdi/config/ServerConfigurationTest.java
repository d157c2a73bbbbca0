package org.connectjakarta.cdi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.connectjakarta.Interceptor;
import org.connectjakarta.codec.JsonOptions;
import org.connectjakarta.message.Limits;
import org.connectjakarta.server.CorsOptions;
import org.connectjakarta.server.ServerOptions;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerConfigurationTest {
    private static final String SERVICE = "test.v1.Echo";
    private static final String OTHER = "test.v1.Other";

    private final List<String> problems = new ArrayList<>();

    /** For the setting of interceptors. */
    public static class First implements Interceptor {}

    /** For the setting of interceptors. */
    public static class Second implements Interceptor {}

    @Test
    void defaultsAreSafe() {
        ServerConfiguration configuration = read();
        assertThat(configuration.pathPrefix()).isEmpty();
        assertThat(configuration.door()).isEqualTo(ServerDoor.JAXRS);
        assertThat(configuration.stopTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(configuration.cors()).isNull();
        assertThat(configuration.interceptors(SERVICE)).isEmpty();
        ServerOptions options = configuration.options(SERVICE);
        assertThat(options.limits())
                .isEqualTo(new Limits(4 << 20, Integer.MAX_VALUE, 8 << 10, 8 << 10));
        assertThat(options.json()).isEqualTo(new JsonOptions(100, 1000, false));
        assertThat(options.compression().minBytes()).isEqualTo(1024);
        assertThat(options.compression().available().names().split(","))
                .contains("gzip", "deflate");
        assertThat(options.maxTimeout()).isNull();
        assertThat(options.requireConnectProtocolHeader()).isFalse();
        assertThat(problems).isEmpty();
    }

    @Test
    void defaultsAreThoseOfTheEngine() {
        ServerOptions options = read().options(SERVICE);
        assertThat(options.limits()).isEqualTo(ServerOptions.DEFAULT.limits());
        assertThat(options.json()).isEqualTo(ServerOptions.DEFAULT.json());
        assertThat(options.compression().minBytes())
                .isEqualTo(ServerOptions.DEFAULT.compression().minBytes());
        assertThat(options.compression().available().names())
                .isEqualTo(ServerOptions.DEFAULT.compression().available().names());
        assertThat(options.maxTimeout()).isEqualTo(ServerOptions.DEFAULT.maxTimeout());
        assertThat(options.requireConnectProtocolHeader())
                .isEqualTo(ServerOptions.DEFAULT.requireConnectProtocolHeader());
    }

    @Test
    void everySettingReachesItsOption() {
        ServerConfiguration configuration =
                read(
                        "path-prefix", "/api/rpc/",
                        "door", "servlet",
                        "stop-timeout", "20s",
                        "read-max-bytes", "1",
                        "write-max-bytes", "2KiB",
                        "metadata-max-bytes", "3 MiB",
                        "get-max-bytes", "4K",
                        "max-timeout", "5s",
                        "require-connect-protocol-header", "true",
                        "compression.enabled", "deflate, gzip",
                        "compression.min-bytes", "0",
                        "json.max-depth", "6",
                        "json.max-number-length", "7",
                        "json.write-defaults", "TRUE",
                        "interceptors", First.class.getName() + "," + Second.class.getName(),
                        "cors.origins", "https://a.example,http://localhost:3000",
                        "cors.request-headers", "x-in",
                        "cors.response-headers", "x-out, trailer-x-end",
                        "cors.credentials", "true",
                        "cors.max-age", "PT10M");
        assertThat(problems).isEmpty();
        assertThat(configuration.pathPrefix()).isEqualTo("/api/rpc");
        assertThat(configuration.door()).isEqualTo(ServerDoor.SERVLET);
        assertThat(configuration.stopTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(configuration.cors())
                .isEqualTo(
                        new CorsOptions(
                                List.of("https://a.example", "http://localhost:3000"),
                                List.of("x-in"),
                                List.of("x-out", "trailer-x-end"),
                                true,
                                Duration.ofMinutes(10)));
        assertThat(configuration.interceptors(SERVICE)).containsExactly(First.class, Second.class);
        ServerOptions options = configuration.options(SERVICE);
        assertThat(options.limits()).isEqualTo(new Limits(1, 2048, 3 << 20, 4096));
        assertThat(options.maxTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.requireConnectProtocolHeader()).isTrue();
        assertThat(options.compression().available().names()).isEqualTo("deflate,gzip");
        assertThat(options.compression().minBytes()).isZero();
        assertThat(options.json()).isEqualTo(new JsonOptions(6, 7, true));
        assertThat(options.interceptors()).isEmpty();
    }

    @Test
    void serviceMayHaveItsOwnValue() {
        ServerConfiguration configuration =
                read(
                        "read-max-bytes",
                        "1MiB",
                        "json.max-depth",
                        "5",
                        "\"test.v1.Echo\".read-max-bytes",
                        "16MiB");
        assertThat(problems).isEmpty();
        assertThat(configuration.options(SERVICE).limits().readMaxBytes()).isEqualTo(16 << 20);
        assertThat(configuration.options(OTHER).limits().readMaxBytes()).isEqualTo(1 << 20);
        assertThat(configuration.options(SERVICE).json().maxDepth()).isEqualTo(5);
    }

    @Test
    void emptyValueIsNoValue() {
        ServerConfiguration configuration = read("cors.origins", "", "read-max-bytes", " ");
        assertThat(problems).isEmpty();
        assertThat(configuration.cors()).isNull();
        assertThat(configuration.options(SERVICE).limits().readMaxBytes()).isEqualTo(4 << 20);
    }

    @Test
    void identityAloneMeansNoCompression() {
        assertThat(
                        read("compression.enabled", "identity")
                                .options(SERVICE)
                                .compression()
                                .available()
                                .names())
                .isEmpty();
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1500ms, PT1.5S",
        "90s, PT1M30S",
        "2m, PT2M",
        "1h, PT1H",
        "PT0.25S, PT0.25S",
        "10 s, PT10S"
    })
    void durations(String text, Duration expected) {
        assertThat(read("max-timeout", text).options(SERVICE).maxTimeout()).isEqualTo(expected);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "path-prefix|rpc|not such a path|a path such as /rpc",
                "path-prefix|/a b|not such a path|a path such as /rpc",
                "door|filter|it is none of them|jaxrs or servlet",
                "read-max-bytes|4 apples|not a size|a size from 1 to 2147483647 bytes, such as 65536, 64KiB or 4MiB",
                "read-max-bytes|0|out of range|a size from 1",
                "write-max-bytes|2GiB|out of range|a size from 1",
                "metadata-max-bytes|-1|not a size|a size from 1",
                "get-max-bytes|4MB|not a size|a size from 1",
                "max-timeout|soon|not a duration|a time above zero, such as 500ms",
                "max-timeout|5000|not a duration|a time above zero",
                "max-timeout|0s|not above zero|a time above zero",
                "max-timeout|PT-1S|not above zero|a time above zero",
                "require-connect-protocol-header|yes|it is neither|true or false",
                "compression.enabled|gzip,lz4|lz4|names of compressions on the class path",
                "compression.enabled|br|no such compression: br; available are gzip,deflate|names of compressions",
                "json.max-depth|deep|not a number|a whole number from 1",
                "json.max-depth|0|out of range|a whole number from 1",
                "json.max-number-length|99999999999|not a number|a whole number from 1",
                "interceptors|com.example.Missing|there is no class com.example.Missing|names of classes",
                "interceptors|java.lang.String|java.lang.String does not implement|names of classes",
                "cors.origins|app.example.com|\"app.example.com\" is not one|origins between commas",
                "cors.origins|https://app.example.com/|\"https://app.example.com/\" is not one|origins between commas",
                "cors.request-headers|x y|\"x y\" is not one|names of headers",
                "cors.max-age|two hours|not a duration|a time above zero"
            })
    void wrongValueIsReportedWithKeySourceAndForm(
            String name, String value, String reason, String form) {
        read(name, value);
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("connect.server." + name + " = \"" + value + "\" (from ")
                .contains("test.properties")
                .contains("): ")
                .contains(reason)
                .contains("Expected: " + form);
    }

    @Test
    void wrongValueIsReportedOnceForAllServicesAndWithoutAny() {
        read("read-max-bytes", "x");
        assertThat(problems).hasSize(1);
        problems.clear();
        ServerConfiguration.read(config("read-max-bytes", "x"), List.of(), problems::add);
        assertThat(problems).hasSize(1);
    }

    @Test
    void wrongValueOfAServiceIsReportedWithItsKey() {
        read("\"test.v1.Echo\".max-timeout", "x");
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("connect.server.\"test.v1.Echo\".max-timeout = \"x\"");
    }

    @Test
    void referenceToNothingIsReported() {
        read("read-max-bytes", "${not.there}");
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("connect.server.read-max-bytes = ")
                .contains("not.there");
    }

    @Test
    void allProblemsAreReported() {
        read(
                "read-max-bytes", "x",
                "max-timeout", "y",
                "cors.max-age", "z",
                "unknown", "1",
                "\"test.v1.Absent\".read-max-bytes", "1");
        assertThat(problems).hasSize(5);
    }

    @Test
    void credentialsForAnyOriginAreRefused() {
        read("cors.origins", "*", "cors.credentials", "true");
        assertThat(problems)
                .singleElement()
                .asString()
                .contains("connect.server.cors.credentials", "cors.origins");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "read-max-byte|there is no such setting. Did you mean connect.server.read-max-bytes?",
                "read.max.bytes|there is no such setting. Did you mean connect.server.read-max-bytes?",
                "cors.origin|there is no such setting. Did you mean connect.server.cors.origins?",
                "tcp-keep-alive-interval|there is no such setting. See docs/configuration.md",
                "\"test.v1.Echo\".max-timeot|Did you mean connect.server.\"test.v1.Echo\".max-timeout?",
                "\"test.v1.Echo\".cors.origins|for the whole server only, as connect.server.cors.origins",
                "\"test.v1.Ecco\".max-timeout|there is no service test.v1.Ecco here. Services: test.v1.Echo, test.v1.Other",
                "test.v1.Echo.max-timeout|there is no such setting"
            })
    void unknownKeyIsReportedWithItsSource(String name, String message) {
        read(name, "1s");
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("connect.server." + name + " (from ")
                .contains("test.properties")
                .contains(message);
    }

    @Test
    void environmentMaySetAServiceAndMayHoldWhatIsNotOurs() {
        // Both set for this test in the POM.
        assertThat(System.getenv("CONNECT_SERVER__TEST_ENVIRONMENT__READ_MAX_BYTES"))
                .isEqualTo("5KiB");
        assertThat(System.getenv("CONNECT_SERVER_PORT")).isNotNull();
        Config config = config();
        ServerConfiguration configuration =
                ServerConfiguration.read(
                        config, List.of("test.Environment", SERVICE), problems::add);
        assertThat(configuration.options("test.Environment").limits().readMaxBytes())
                .isEqualTo(5 << 10);
        assertThat(configuration.options(SERVICE).limits().readMaxBytes()).isEqualTo(4 << 20);
        assertThat(problems).isEmpty();
    }

    private ServerConfiguration read(String... namesAndValues) {
        return ServerConfiguration.read(
                config(namesAndValues), List.of(SERVICE, OTHER), problems::add);
    }

    private static Config config(String... namesAndValues) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put("connect.server." + namesAndValues[i], namesAndValues[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test.properties", 200))
                .addDefaultSources()
                .addDefaultInterceptors()
                .build();
    }
}
