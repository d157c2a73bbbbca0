package org.connectjakarta.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What pages set in examples is a setting on the page about configuration. */
class PropertiesTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```properties\\R(.*?)^```$");
    private static final Pattern KEY =
            Pattern.compile("(?m)^connect\\.(\\w+)(?:\\.\"[^\"]+\")?\\.([a-z.-]+)=");
    private static final Pattern ON_QUARKUS =
            Pattern.compile("(?m)^quarkus\\.connect\\.clients\\.(?:\"[^\"]+\"|\\w+)\\.([a-z.-]+)=");
    private static final Path CONFIGURATION = Pages.TOP.resolve("docs/configuration.md");

    @Test
    void everySettingOfAnExampleExists() throws IOException {
        String settings = Files.readString(CONFIGURATION);
        List<String> unknown = new ArrayList<>();
        int keys = 0;
        for (Path page : Pages.all()) {
            Matcher example = EXAMPLE.matcher(Files.readString(page));
            while (example.find()) {
                Matcher key = KEY.matcher(example.group(1));
                while (key.find()) {
                    keys++;
                    String setting = "| `connect." + key.group(1) + "." + key.group(2) + "` |";
                    if (!settings.contains(setting)) {
                        unknown.add(Pages.TOP.relativize(page) + ": " + key.group());
                    }
                }
            }
        }
        assertThat(keys).isGreaterThan(10);
        assertThat(unknown).isEmpty();
    }

    /** They have the names of the portable ones, but for one of their own. */
    @Test
    void everySettingOfClientsOnQuarkusExists() throws IOException {
        String settings = Files.readString(CONFIGURATION);
        List<String> names = new ArrayList<>();
        for (Path page : Pages.all()) {
            Matcher example = EXAMPLE.matcher(Files.readString(page));
            while (example.find()) {
                Matcher key = ON_QUARKUS.matcher(example.group(1));
                while (key.find()) {
                    names.add(key.group(1));
                }
            }
        }
        assertThat(names).contains("tls-configuration-name");
        names.remove("tls-configuration-name");
        assertThat(names)
                .hasSizeGreaterThan(2)
                .allSatisfy(
                        name -> assertThat(settings).contains("| `connect.client." + name + "` |"));
    }
}
