package org.connectjakarta.quarkus.codegen;

import io.quarkus.bootstrap.model.ApplicationModel;
import io.quarkus.bootstrap.prebuild.CodeGenException;
import io.quarkus.maven.dependency.ResolvedDependency;
import io.smallrye.common.cpu.CPU;
import io.smallrye.common.os.OS;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The protoc executable of the application's version of protobuf. */
record Protoc(Path executable) {
    private static final Logger LOG = Logger.getLogger(Protoc.class);

    /**
     * Finds it.
     *
     * @param configured a path that the user gives
     * @param directory where it is put to be made executable
     */
    static Protoc of(ApplicationModel model, Optional<String> configured, Path directory)
            throws CodeGenException, IOException {
        if (configured.isPresent()) {
            Path path = Path.of(configured.get()).toAbsolutePath();
            if (!Files.isExecutable(path)) {
                throw new CodeGenException(
                        "quarkus.generate-code.connect.protoc-path: "
                                + path
                                + " is not an executable file");
            }
            return new Protoc(path);
        }
        String classifier = classifier();
        for (ResolvedDependency dependency : model.getDependencies()) {
            if (dependency.getGroupId().equals("com.google.protobuf")
                    && dependency.getArtifactId().equals("protoc")
                    && dependency.getClassifier().equals(classifier)
                    && dependency.isResolved()) {
                return executable(dependency, directory);
            }
        }
        throw new CodeGenException(
                "There is no com.google.protobuf:protoc:exe:"
                        + classifier
                        + " among the dependencies. Install protoc, as old as the application's protobuf-java or older, and set"
                        + " quarkus.generate-code.connect.protoc-path to where it is");
    }

    /** A copy, because a local repository need not allow that its files are executed. */
    private static Protoc executable(ResolvedDependency dependency, Path directory)
            throws IOException {
        Path source = dependency.getResolvedPaths().getSinglePath();
        Path copy = directory.resolve(source.getFileName());
        if (!Files.isExecutable(copy) || Files.size(copy) != Files.size(source)) {
            Path unfinished = Files.createTempFile(directory, "protoc", ".exe");
            Files.copy(source, unfinished, StandardCopyOption.REPLACE_EXISTING);
            unfinished.toFile().setExecutable(true);
            Files.move(unfinished, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return new Protoc(copy);
    }

    /** What the executable for this machine is called among artifacts. */
    static String classifier() throws CodeGenException {
        String system =
                switch (OS.current()) {
                    case LINUX -> "linux-";
                    case MAC -> "osx-";
                    case WINDOWS -> "windows-";
                    default -> OS.current() + "-";
                };
        // Windows on ARM runs programs for x86_64.
        CPU cpu = OS.current() == OS.WINDOWS ? CPU.x64 : CPU.host();
        return switch (cpu) {
            case x64 -> system + "x86_64";
            case aarch64 -> system + "aarch_64";
            case ppcle -> system + "ppcle_64";
            case s390 -> system + "s390_64";
            default -> system + cpu;
        };
    }

    /**
     * Runs it.
     *
     * @param directory an empty one, so that no name of a proto file is also that of a file there
     * @param roots where proto files are looked for
     * @param files the names of proto files
     * @throws CodeGenException with its message, if it fails
     */
    void run(Path directory, List<Path> roots, Collection<String> files, String... options)
            throws CodeGenException, IOException {
        List<String> arguments = new ArrayList<>();
        roots.forEach(root -> arguments.add("--proto_path=" + root));
        arguments.addAll(List.of(options));
        arguments.addAll(files);
        // In a file: the command line of some systems is short.
        Path parameters = Files.createTempFile("protoc", ".txt");
        try {
            Files.write(parameters, arguments);
            Process process =
                    new ProcessBuilder(executable.toString(), "@" + parameters)
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip();
            if (process.waitFor() != 0) {
                throw new CodeGenException("protoc:\n" + output);
            }
            if (!output.isEmpty()) {
                LOG.warn(output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodeGenException("interrupted", e);
        } finally {
            Files.delete(parameters);
        }
    }
}
