package org.connectjakarta.protocgen;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as users get it, in a process of its own. */
class PluginJarIT {
    private static final Path JAR = Path.of(System.getProperty("plugin.jar"));
    private static final Path PROTOS =
            Path.of("src", "test", "resources", "golden", "all_shapes_with_mutiny");
    private static final String FILE = "org/example/eliza/v1/ElizaServiceConnect.java";

    @TempDir Path directory;
    private Path launcher;

    @BeforeEach
    void writeLauncher() throws IOException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = "\"%s\" -jar \"%s\"%n".formatted(java, JAR.toAbsolutePath());
        launcher = directory.resolve(windows ? "plugin.bat" : "plugin");
        Files.writeString(launcher, (windows ? "@" : "#!/bin/sh\nexec ") + command);
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void isAPluginForProtoc() throws IOException {
        Protoc.Result result = protoc("mutiny=true");
        assertThat(result).isEqualTo(new Protoc.Result(0, ""));
        assertThat(directory.resolve(FILE))
                .hasSameTextualContentAs(PROTOS.resolve("expected").resolve(FILE));
    }

    @Test
    void failsWithOneLine() {
        Protoc.Result result = protoc("mutiny=perhaps");
        assertThat(result)
                .isEqualTo(
                        new Protoc.Result(
                                1,
                                "--connect-jakarta_out: protoc-gen-connect-jakarta: unknown option 'mutiny=perhaps'; there is mutiny=true and mutiny=false\n"));
    }

    private Protoc.Result protoc(String option) {
        return Protoc.run(
                PROTOS,
                "--plugin=protoc-gen-connect-jakarta=" + launcher,
                "--connect-jakarta_opt=" + option,
                "--connect-jakarta_out=" + directory);
    }

    @Test
    void writesNothingButTheProtocol() throws Exception {
        Process process = new ProcessBuilder(launcher.toString()).start();
        process.getOutputStream().write("not a request".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        byte[] output = process.getInputStream().readAllBytes();
        assertThat(process.getErrorStream().readAllBytes()).isEmpty();
        assertThat(process.waitFor()).isZero();
        assertThat(CodeGeneratorResponse.parseFrom(output).getError())
                .contains("not a CodeGeneratorRequest");
    }

    @Test
    void isAModuleWithALegalName() {
        assertThat(ModuleFinder.of(JAR).findAll())
                .extracting(ModuleReference::descriptor)
                .extracting(descriptor -> descriptor.name())
                .containsExactly("org.connectjakarta.protocgen");
    }

    @Test
    void holdsAllItNeedsUnderItsOwnPackage() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .filteredOn(name -> name.endsWith(".class"))
                    .allMatch(name -> name.startsWith("org/connectjakarta/protocgen/"));
            assertThat(jar.stream().map(JarEntry::getName))
                    .contains("META-INF/LICENSE", "META-INF/LICENSE.protobuf");
            assertThat(jar.getManifest().getMainAttributes().get(Attributes.Name.MAIN_CLASS))
                    .isEqualTo(Main.class.getName());
        }
    }

    @Test
    void needsNoOtherArtifact() throws IOException {
        assertThat(Path.of("dependency-reduced-pom.xml"))
                .content()
                .doesNotContain("<artifactId>protobuf-java</artifactId>");
    }
}
