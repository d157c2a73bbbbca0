package org.connectjakarta.mp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a deployment is told of a client that is not configured as it should be. */
class ClientProblemsTest {
    private static final ClientId ID =
            new ClientId(
                    "greet", "com.example.Greeter", null, "the field com.example.Shop.greeter");

    private final List<String> problems = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url|localhost:8080|a base URL is like|a URL such as https://api.example.com",
                "url|ftp://localhost|a base URL is like|a URL such as",
                "url|http://a b|not a URL|a URL such as",
                "uri|http://localhost?a=b|neither a query nor a fragment|a URL such as",
                "protocol|grcp|it is none of them|connect, grpc or grpc-web",
                "protocol|GRPC|it is none of them|connect, grpc or grpc-web",
                "codec|xml|it is none of them|proto or json",
                "http-version|3|it is none of them|auto, 1.1 or 2",
                "use-get|yes|it is neither|true or false",
                "get-max-bytes|0|out of range|a size from 1",
                "compression|lz4|no such compression: lz4; available are |the name of a compression",
                "compression.enabled|gzip,lz4|no such compression: lz4|names of compressions",
                "compression.min-bytes|-1|not a size|a size from 0",
                "timeout|-5s|not a duration|a time above zero, such as 500ms",
                "timeout|PT-5S|not above zero|a time above zero, such as 500ms",
                "timeout|5000|not a duration|a time above zero, such as 500ms",
                "connect-timeout|0s|not above zero|a time above zero",
                "idle-timeout|soon|not a duration|a time above zero",
                "max-connections|0|out of range|a whole number from 1",
                "read-max-bytes|4MB|not a size|a size from 1",
                "write-max-bytes|2GiB|out of range|a size from 1",
                "metadata-max-bytes|0|out of range|a size from 1",
                "json.max-depth|0|out of range|a whole number from 1",
                "json.max-number-length|long|not a number|a whole number from 1",
                "json.write-defaults|1|it is neither|true or false",
                "propagate-headers|x y|not a header name|names of headers",
                "propagate-headers|content-type|belongs to the protocol|names of headers",
                "propagate-deadline|on|it is neither|true or false",
                "interceptors|com.example.Missing|there is no class com.example.Missing|names of classes",
                "interceptors|java.lang.String|java.lang.String does not implement|names of classes",
                "trust-store|/not/there|there is no such file|a file that can be read",
                "trusted-certificates|classpath:not/there.pem|there is no such resource|a file that can be read",
                "key-store|file:/not/there|there is no such file|a file that can be read",
                "certificate|/|there is no such file|a file that can be read",
                "key|file:not there|Illegal character|a file that can be read",
                "verify-hostname|never|it is neither|true or false",
                "proxy-address|proxy|a proxy is written host:port|host:port, such as",
                "proxy-address|proxy:0|a proxy has a host|host:port, such as",
            })
    void wrongValueIsReportedWithKeySourceFormAndPlace(
            String name, String value, String reason, String form) {
        read("connect.client.url", "http://localhost", "connect.client.\"greet\"." + name, value);
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("connect.client.\"greet\"." + name + " = \"" + value + "\" (from ")
                .contains("test.properties", "): ", reason, ". Expected: " + form)
                .endsWith(". Needed by the field com.example.Shop.greeter");
    }

    @ParameterizedTest
    @CsvSource({
        "connect.client.protocol",
        "connect.client.greet.protocol",
        "greet/mp-connect/protocol",
        "com.example.Greeter/mp-connect/protocol"
    })
    void wrongValueIsReportedInTheSpellingThatItHas(String key) {
        read("connect.client.url", "http://localhost", key, "grcp");
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith(key + " = \"grcp\" (from ")
                .contains("Expected: connect, grpc or grpc-web");
    }

    @Test
    void missingUrlIsReportedWithAllSpellingsAndThePlace() {
        read();
        assertThat(problems)
                .singleElement()
                .asString()
                .contains(
                        "there is no URL for the client greet",
                        "com.example.Greeter/mp-connect/url",
                        "connect.client.\"greet\".url",
                        "connect.client.greet.url",
                        "greet/mp-connect/url",
                        "connect.client.url for all clients",
                        "CONNECT_CLIENT__GREET__URL",
                        "Expected: a URL such as",
                        "Needed by the field com.example.Shop.greeter");
    }

    @Test
    void wrongUrlIsNotAlsoAMissingOne() {
        read("connect.client.greet.url", "nowhere");
        assertThat(problems).hasSize(1);
    }

    @Test
    void wrongUrlOfTheCodeIsReported() {
        ClientId id = new ClientId("greet", null, "nowhere", "com.example.Greeter");
        ClientConfiguration.read(TestConfig.of(), id, problems::add);
        assertThat(problems)
                .singleElement()
                .asString()
                .contains(
                        "baseUri = \"nowhere\"", "Expected: a URL such as", "com.example.Greeter");
    }

    @Test
    void passwordsAreNotRepeated() {
        read(
                "connect.client.url", "http://me:hunter2@localhost",
                "connect.client.proxy-address", "http://me:hunter2@proxy",
                "connect.client.headers.\"authorization\"", "hunter2é");
        assertThat(problems).hasSize(3).noneMatch(problem -> problem.contains("hunter2"));
    }

    @Test
    void headerOfAProtocolIsReported() {
        read("connect.client.url", "http://localhost", "connect.client.headers.\"te\"", "x");
        assertThat(problems)
                .singleElement()
                .asString()
                .contains("connect.client", "headers.\"te\"", "belongs to the protocol");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "connect.client.time-out|Did you mean connect.client.timeout?",
                "connect.client.\"greet\".time-out|Did you mean connect.client.\"greet\".timeout?",
                "connect.client.greet.time-out|Did you mean connect.client.greet.timeout?",
                "connect.client.\"other\".time-out|Did you mean connect.client.\"other\".timeout?",
                "connect.client.compression.enable|Did you mean connect.client.compression.enabled?",
                "connect.client.something-else|See docs/configuration.md",
                "greet/mp-connect/time-out|Did you mean greet/mp-connect/timeout?",
                "greet/mp-connect/compression.minBytes|Did you mean greet/mp-connect/compressionMinBytes?",
                "com.example.Greeter/mp-connect/protocols|Did you mean com.example.Greeter/mp-connect/protocol?"
            })
    void unknownKeyIsReportedWithItsSourceAndWhatMayBeMeant(String key, String hint) {
        read("connect.client.url", "http://localhost", key, "1s");
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith(key + " (from ")
                .contains("test.properties", "): there is no such setting. " + hint);
    }

    @Test
    void allProblemsAreReported() {
        read(
                "connect.client.timeout", "x",
                "connect.client.greet.protocol", "y",
                "connect.client.greet.ulr", "http://localhost");
        assertThat(problems)
                .hasSize(4)
                .anyMatch(problem -> problem.startsWith("connect.client.timeout = "))
                .anyMatch(problem -> problem.startsWith("connect.client.greet.protocol = "))
                .anyMatch(problem -> problem.contains("Did you mean connect.client.greet.url?"))
                .anyMatch(problem -> problem.startsWith("there is no URL"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "compression|gzip|compression.enabled|deflate|no such compression: gzip; available are deflate",
                "protocol|grpc|http-version|1.1|gRPC needs HTTP/2",
                "connect-timeout|1000h|codec|json|the connect timeout is at least 1 ms"
            })
    void settingsThatDoNotGoTogetherAreReported(
            String name, String value, String otherName, String otherValue, String reason) {
        String start = "connect.client.";
        read(start + "url", "http://a", start + name, value, start + otherName, otherValue);
        assertThat(problems)
                .singleElement()
                .asString()
                .contains(
                        "the settings of greet do not go together", reason, "Needed by the field");
    }

    private void read(String... keysAndValues) {
        assertThat(ClientConfiguration.read(TestConfig.of(keysAndValues), ID, problems::add))
                .isNull();
    }
}
