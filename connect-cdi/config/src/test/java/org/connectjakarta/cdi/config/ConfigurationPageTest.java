package org.connectjakarta.cdi.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectjakarta.config.Setting;
import org.junit.jupiter.api.Test;

/** Keeps docs/configuration.md and the settings from drifting apart. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../../docs/configuration.md");

    @Test
    void pageHasTheTableOfAllSettings() throws IOException {
        String table =
                Stream.concat(
                                Stream.of(
                                        "| Key | Type | Default | Per service | Meaning |",
                                        "| --- | --- | --- | --- | --- |"),
                                ServerSettings.ALL.stream().map(ConfigurationPageTest::row))
                        .collect(Collectors.joining("\n", "", "\n"));
        String page = Files.readString(PAGE);
        assertThat(page).as("%s with this table:\n%s", PAGE, table).contains(table);
        List<String> rows =
                page.lines().filter(line -> line.startsWith("| `connect.server.")).toList();
        assertThat(rows).hasSize(ServerSettings.ALL.size());
    }

    private static String row(Setting<?> setting) {
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        setting.key(),
                        setting.type().name(),
                        setting.defaultValue() == null ? "–" : '`' + setting.defaultValue() + '`',
                        setting.scope() == Setting.Scope.EACH ? "yes" : "no",
                        setting.meaning());
    }
}
