package org.connectjakarta.protocgen;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The real protoc, which the build puts into a directory beside the protos of the well-known types. */
final class Protoc {
    private static final Path DIRECTORY = Path.of(System.getProperty("protoc.directory"));

    private Protoc() {}

    /** What a process wrote to both its outputs, and how it ended. */
    record Result(int status, String output) {}

    /** What the generator answers for all protos of a directory, asked as protoc asks it. */
    static CodeGeneratorResponse generate(Path protos, String parameter) {
        try {
            Path set = Files.createTempFile("descriptors", ".binpb");
            String out = "--descriptor_set_out=" + set;
            assertSuccess(run(protos, out, "--include_imports", "--include_source_info"));
            FileDescriptorSet files = FileDescriptorSet.parseFrom(Files.readAllBytes(set));
            Files.delete(set);
            byte[] request =
                    CodeGeneratorRequest.newBuilder()
                            .addAllFileToGenerate(names(protos))
                            .setParameter(parameter)
                            .addAllProtoFile(files.getFileList())
                            .build()
                            .toByteArray();
            return CodeGeneratorResponse.parseFrom(Generator.generate(request));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Generates the message classes. */
    static void generateMessages(Path protos, Path target) {
        assertSuccess(run(protos, "--java_out=" + target));
    }

    private static void assertSuccess(Result result) {
        assertThat(result.status()).as(result.output()).isZero();
    }

    /** Runs protoc for all protos of a directory. */
    static Result run(Path protos, String... arguments) {
        Path executable = DIRECTORY.resolve("protoc.exe").toAbsolutePath();
        assertThat(executable.toFile().setExecutable(true)).isTrue();
        List<String> command = new ArrayList<>();
        command.add(executable.toString());
        command.add("-I" + protos);
        command.add("-I" + DIRECTORY.resolve("include"));
        command.addAll(List.of(arguments));
        command.addAll(names(protos));
        return run(command);
    }

    static Result run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(Path protos) {
        try (Stream<Path> files = Files.walk(protos)) {
            return files.filter(file -> file.toString().endsWith(".proto"))
                    .map(file -> protos.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
