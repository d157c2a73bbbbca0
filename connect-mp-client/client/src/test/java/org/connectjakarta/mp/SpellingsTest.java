package org.connectjakarta.mp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.connectjakarta.config.Setting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every setting can be written in every spelling. */
class SpellingsTest {
    private static final ClientId ID = new ClientId("greet", "com.example.Greeter", null, "there");

    /** A value of each setting that is not its default. */
    private static final Map<String, String> SAMPLES =
            Map.ofEntries(
                    Map.entry("url", "http://localhost:1"),
                    Map.entry("uri", "http://localhost:2"),
                    Map.entry("protocol", "grpc-web"),
                    Map.entry("codec", "json"),
                    Map.entry("http-version", "2"),
                    Map.entry("compression", "gzip"),
                    Map.entry("compression.enabled", "gzip"),
                    Map.entry("timeout", "3s"),
                    Map.entry("connect-timeout", "3s"),
                    Map.entry("idle-timeout", "3s"),
                    Map.entry("headers.\"*\"", "acme"),
                    Map.entry("propagate-headers", "x-id"),
                    Map.entry("interceptors", ClientConfigurationTest.First.class.getName()),
                    Map.entry("verify-hostname", "false"),
                    Map.entry("proxy-address", "localhost:3"),
                    Map.entry("trust-store-type", "JKS"),
                    Map.entry("key-store-type", "JKS"));

    @TempDir static Path directory;
    private static Path file;

    @BeforeAll
    static void makeAFile() throws Exception {
        file = Files.writeString(directory.resolve("file"), "content");
    }

    @TestFactory
    Stream<DynamicTest> everySpellingOfEverySetting() {
        return ClientSettings.ALL.stream()
                .flatMap(
                        setting ->
                                keys(setting).stream()
                                        .map(
                                                key ->
                                                        DynamicTest.dynamicTest(
                                                                key, () -> check(setting, key))));
    }

    private static List<String> keys(Setting<?> setting) {
        String camelCase = ClientKeys.camelCase(setting.name()).replace("*", "x-a");
        String name = setting.name().replace("*", "x-a");
        return List.of(
                "connect.client." + name,
                "connect.client.\"greet\"." + name,
                "connect.client.greet." + name,
                "greet/mp-connect/" + camelCase,
                "com.example.Greeter/mp-connect/" + camelCase);
    }

    private static void check(Setting<?> setting, String key) {
        List<String> problems = new ArrayList<>();
        ClientValues values =
                new ClientReader(TestConfig.of(key, sample(setting)), ID, problems::add).read();
        // The URL alone is missing.
        assertThat(problems).noneMatch(problem -> problem.contains(key + " "));
        if (setting == ClientSettings.HEADERS) {
            assertThat(values.headers().get("x-a")).isEqualTo("acme");
        } else {
            Setting<?> effective = setting == ClientSettings.URI ? ClientSettings.URL : setting;
            assertThat((Object) values.optional(effective))
                    .isNotNull()
                    .isNotEqualTo(setting.parsedDefault());
        }
    }

    private static String sample(Setting<?> setting) {
        String sample = SAMPLES.get(setting.name());
        if (sample != null) {
            return sample;
        }
        return switch (setting.type().name()) {
            case "boolean" -> "true";
            case "location" -> file.toString();
            default -> "7";
        };
    }
}
