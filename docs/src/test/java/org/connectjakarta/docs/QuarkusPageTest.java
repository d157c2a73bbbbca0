package org.connectjakarta.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page lists the settings of the code generation on Quarkus. */
class QuarkusPageTest {
    private static final Path PAGE = Path.of("quarkus.md");
    private static final Path CODE =
            Path.of(
                    "../quarkus-extension/codegen/src/main/java/org/connectjakarta/quarkus/codegen/ConnectCodeGenConfig.java");

    /** At the ends of the names, because some are those of a group. */
    @Test
    void everySettingIsOnThePageAndNoOther() throws IOException {
        Set<String> documented =
                found(PAGE, "(?m)^\\| `(?:descriptor-set\\.)?([a-z-]+)(?:\\.\"[^\"]+\")?` \\|");
        Set<String> declared = found(CODE, "(?m)^ +(?!DescriptorSet)\\w[\\w<>, ]* (\\w+)\\(\\);");

        assertThat(documented).hasSizeGreaterThan(8).isEqualTo(declared);
    }

    private static Set<String> found(Path file, String pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
        while (matcher.find()) {
            found.add(matcher.group(1).replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
        }
        return found;
    }
}
