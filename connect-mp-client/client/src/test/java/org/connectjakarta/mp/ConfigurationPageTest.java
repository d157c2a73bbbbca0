package org.connectjakarta.mp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectjakarta.config.Setting;
import org.junit.jupiter.api.Test;

/** Keeps docs/configuration.md, the settings and the builder from drifting apart. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../../docs/configuration.md");

    @Test
    void pageHasTheTableOfAllSettings() throws IOException {
        String table =
                Stream.concat(
                                Stream.of(
                                        "| Key | Type | Default | Meaning |",
                                        "| --- | --- | --- | --- |"),
                                ClientSettings.ALL.stream().map(ConfigurationPageTest::row))
                        .collect(Collectors.joining("\n", "", "\n"));
        String page = Files.readString(PAGE);
        assertThat(page).as("%s with this table:\n%s", PAGE, table).contains(table);
        List<String> rows =
                page.lines().filter(line -> line.startsWith("| `connect.client.")).toList();
        assertThat(rows).hasSize(ClientSettings.ALL.size());
    }

    @Test
    void everySettingHasAMethodOfTheBuilder() {
        Map<String, String> otherNames =
                Map.of("url", "baseUri", "uri", "baseUri", "headers/*", "header");
        Set<String> methods =
                Arrays.stream(ConnectClientBuilder.class.getMethods())
                        .map(method -> method.getName())
                        .collect(Collectors.toSet());
        assertThat(ClientSettings.ALL)
                .extracting(setting -> ClientKeys.camelCase(setting.name()))
                .extracting(name -> otherNames.getOrDefault(name, name))
                .allMatch(methods::contains);
    }

    private static String row(Setting<?> setting) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        setting.key(),
                        setting.type().name(),
                        setting.defaultValue() == null ? "–" : '`' + setting.defaultValue() + '`',
                        setting.meaning());
    }
}
