package org.connectjakarta.protocgen;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Protos that try to break the generator. For each directory of src/test/resources/golden, what is generated is compared byte by byte
 * with what is kept in its directory "expected", compiled with every warning an error, and run. {@code -Dgolden.update=true} keeps
 * what is generated instead; look at the difference before committing it.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    @TempDir Path directory;

    static Stream<String> cases() throws IOException {
        try (Stream<Path> cases = Files.list(GOLDEN)) {
            return cases.map(path -> path.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatesWhatIsExpectedAndItWorks(String name) throws Exception {
        Path golden = GOLDEN.resolve(name);
        Path options = golden.resolve("options");
        String parameter = Files.exists(options) ? Files.readString(options).strip() : "";
        CodeGeneratorResponse response = Protoc.generate(golden, parameter);
        Map<String, String> actual = files(response);
        Path expected = golden.resolve("expected");
        if (Boolean.getBoolean("golden.update")) {
            update(expected, actual);
        }
        assertThat(actual).as(name).isEqualTo(read(expected));
        if (!response.hasError()) {
            try (Compiled compiled = Compiled.of(golden, response, directory)) {
                for (Class<?> service : compiled.services()) {
                    ServiceCheck.all(service);
                }
            }
        }
    }

    @Test
    void thereAreManyCases() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(40);
    }

    private static Map<String, String> files(CodeGeneratorResponse response) {
        Map<String, String> files = new TreeMap<>();
        if (response.hasError()) {
            files.put("error.txt", response.getError() + "\n");
        }
        response.getFileList().forEach(file -> files.put(file.getName(), file.getContent()));
        return files;
    }

    private static Map<String, String> read(Path directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.exists(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    String name = directory.relativize(path).toString().replace('\\', '/');
                    files.put(name, Files.readString(path));
                }
            }
        }
        return files;
    }

    private static void update(Path directory, Map<String, String> files) throws IOException {
        for (String name : read(directory).keySet()) {
            Files.delete(directory.resolve(name));
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
