package org.connectjakarta.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page lists the settings of the embedded server that its code reads. Those of services and of clients are compared where they are declared. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("configuration.md");
    private static final Path CODE =
            Path.of(
                    "../connect-embedded/src/main/java/org/connectjakarta/embedded/ConfiguredSettings.java");

    @Test
    void everySettingIsOnThePageAndNoOther() throws IOException {
        Set<String> documented = found(PAGE, "(?m)^\\| `connect\\.embedded\\.([a-z.-]+)` \\|");
        Set<String> read = found(CODE, "\\b(?:get|duration)\\(\\s*\"([a-z.-]+)\"");

        assertThat(documented).hasSizeGreaterThan(8).isEqualTo(read);
    }

    private static Set<String> found(Path file, String pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
