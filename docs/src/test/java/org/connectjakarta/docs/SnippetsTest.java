package org.connectjakarta.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every snippet of a page is part of a file that is compiled: Java here, in the samples, or in whole applications on Quarkus; protos in the samples. */
class SnippetsTest {
    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```(java|proto)\\R(.*?)^```$");

    @TestFactory
    Stream<DynamicTest> everySnippetIsCompiled() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        String java =
                sources(Pages.TOP.resolve("docs/src/test/java"), ".java")
                        + sources(Pages.TOP.resolve("samples"), ".java")
                        + sources(
                                Pages.TOP.resolve("quarkus-extension/integration-tests"), ".java");
        String proto = sources(Pages.TOP.resolve("samples"), ".proto");
        for (Path page : Pages.all()) {
            Matcher snippet = SNIPPET.matcher(Files.readString(page));
            while (snippet.find()) {
                String sources = snippet.group(1).equals("java") ? java : proto;
                String wanted = squeezed(snippet.group(2));
                tests.add(
                        DynamicTest.dynamicTest(
                                Pages.TOP.relativize(page)
                                        + ": "
                                        + snippet.group(2).lines().findFirst().orElse(""),
                                () -> assertThat(sources).contains(wanted)));
            }
        }
        assertThat(tests).as("snippets found").hasSizeGreaterThan(5);
        return tests.stream();
    }

    private static String sources(Path root, String ending) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
                all.append(squeezed(Files.readString(file))).append('\n');
            }
        }
        return all.toString();
    }

    /** Without comments and white space: a snippet may be indented in its own way. */
    private static String squeezed(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("(?m)(^|\\s)//.*$", "")
                .replaceAll("\\s+", "");
    }
}
