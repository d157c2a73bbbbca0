package org.connectjakarta.protocgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is part of the projects that src/it/run builds. */
class ReadmeTest {
    private static final Pattern SNIPPET = Pattern.compile("```\\w+\n(.*?)```", Pattern.DOTALL);

    @Test
    void snippetsArePartsOfProjects() throws IOException {
        String projects = projects();
        assertThat(SNIPPET.matcher(Files.readString(Path.of("README.md"))).results())
                .extracting((MatchResult result) -> withoutIndentation(result.group(1)))
                .hasSize(4)
                .allSatisfy(snippet -> assertThat(projects).contains(snippet));
    }

    private static String projects() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src", "it"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(withoutIndentation(Files.readString(file)));
            }
        }
        return text.toString();
    }

    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n", "", "\n"));
    }
}
