package org.connectjakarta.quarkus.codegen;

import io.quarkus.bootstrap.model.ApplicationModel;
import io.quarkus.bootstrap.model.ApplicationModelBuilder;
import io.quarkus.bootstrap.prebuild.CodeGenException;
import io.quarkus.bootstrap.workspace.ArtifactSources;
import io.quarkus.bootstrap.workspace.SourceDir;
import io.quarkus.bootstrap.workspace.WorkspaceModule;
import io.quarkus.bootstrap.workspace.WorkspaceModuleId;
import io.quarkus.deployment.CodeGenContext;
import io.quarkus.maven.dependency.ArtifactCoords;
import io.quarkus.maven.dependency.DependencyFlags;
import io.quarkus.maven.dependency.ResolvedDependencyBuilder;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An application in a directory, and what Quarkus's build does with it before it is compiled. */
final class Application {
    /** Of the properties that the build has for each executable, that of this machine. */
    private static final Path PROTOC =
            System.getProperties().stringPropertyNames().stream()
                    .filter(name -> name.startsWith("protoc."))
                    .map(name -> Path.of(System.getProperty(name)))
                    .filter(path -> path.toString().endsWith(classifier() + ".exe"))
                    .findFirst()
                    .orElseThrow();

    final Map<String, String> settings = new HashMap<>();
    final Map<String, String> buildProperties = new HashMap<>();
    private final ApplicationModelBuilder model = new ApplicationModelBuilder();
    private final Path directory;

    Application(Path directory) {
        this.directory = directory;
        model.setAppArtifact(
                dependency("acme", "app", "", "jar", directory.resolve("target/classes"))
                        .setWorkspaceModule(module(directory)));
    }

    /** With the dependencies that the extension brings. */
    static Application withExtension(Path directory) {
        Application application = new Application(directory);
        application.addDependency("com.google.protobuf", "protobuf-java", protobufJava());
        application.model.addDependency(
                dependency("com.google.protobuf", "protoc", classifier(), "exe", PROTOC)
                        .setFlags(DependencyFlags.DEPLOYMENT_CP));
        return application;
    }

    private static WorkspaceModule module(Path directory) {
        Path classes = directory.resolve("target/classes");
        return WorkspaceModule.builder()
                .setModuleId(WorkspaceModuleId.of("acme", "app", "1"))
                .setModuleDir(directory)
                .setBuildDir(directory.resolve("target"))
                .addArtifactSources(
                        ArtifactSources.main(
                                SourceDir.of(directory.resolve("src/main/java"), classes),
                                SourceDir.of(directory.resolve("src/main/resources"), classes)))
                .build();
    }

    static String classifier() {
        try {
            return Protoc.classifier();
        } catch (CodeGenException e) {
            throw new AssertionError(e);
        }
    }

    /** The jar of the protobuf that runs here; it has the well-known types. */
    private static Path protobufJava() {
        return Path.of(
                com.google.protobuf.Message.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath());
    }

    private static ResolvedDependencyBuilder dependency(
            String group, String artifact, String classifier, String type, Path path) {
        return ResolvedDependencyBuilder.newInstance()
                .setCoords(ArtifactCoords.of(group, artifact, classifier, type, "1"))
                .setResolvedPath(path);
    }

    void addDependency(String group, String artifact, Path path) {
        model.addDependency(
                dependency(group, artifact, "", "jar", path)
                        .setFlags(DependencyFlags.RUNTIME_CP | DependencyFlags.DEPLOYMENT_CP));
    }

    /** As if quarkus-grpc were there, too. */
    void addQuarkusGrpc() {
        model.addDependency(
                dependency("io.quarkus", "quarkus-grpc-codegen", "", "jar", directory)
                        .setFlags(DependencyFlags.DEPLOYMENT_CP));
    }

    /** Writes a file of the application. */
    Path write(String name, String... lines) throws IOException {
        Path file = directory.resolve(name).normalize();
        Files.createDirectories(file.getParent());
        return Files.write(file, List.of(lines));
    }

    boolean generate() throws CodeGenException {
        return generate("src/main", "generated-sources", false);
    }

    boolean generateForTests() throws CodeGenException {
        return generate("src/test", "generated-test-sources", true);
    }

    /** As Quarkus does for one root of the application's sources. */
    boolean generate(String root, String output, boolean test) throws CodeGenException {
        ApplicationModel built = model.build();
        ConnectCodeGen provider = new ConnectCodeGen();
        provider.init(built, buildProperties);
        Path configured = provider.getInputDirectory();
        Path input =
                configured != null
                        ? configured
                        : directory.resolve(root).resolve(provider.inputDirectory());
        Path target = directory.resolve("target");
        Path out = target.resolve(output).resolve(provider.providerId());
        SmallRyeConfig config = config();
        return provider.shouldRun(input, config)
                && provider.trigger(
                        new CodeGenContext(built, out, target, input, true, config, test));
    }

    private SmallRyeConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(ConnectCodeGenConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }

    Path target(String name) {
        return directory.resolve("target").resolve(name);
    }

    /** A generated source of the application. */
    Path source(String name) {
        return target("generated-sources/connect").resolve(name);
    }

    /** The names of all generated sources of the application. */
    List<String> sources() throws IOException {
        return names(target("generated-sources/connect"));
    }

    List<String> testSources() throws IOException {
        return names(target("generated-test-sources/connect"));
    }

    private static List<String> names(Path directory) throws IOException {
        return Files.exists(directory)
                ? FileTrees.files(directory).stream()
                        .map(path -> path.toString().replace('\\', '/'))
                        .toList()
                : List.of();
    }
}
