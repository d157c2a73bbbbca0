package org.connectjakarta.quarkus.codegen;

import io.quarkus.bootstrap.prebuild.CodeGenException;
import io.quarkus.deployment.CodeGenContext;
import io.quarkus.maven.dependency.ResolvedDependency;
import io.quarkus.paths.PathFilter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** One run: from one directory of proto files, and those of the dependencies that are chosen. */
final class Generation {
    private final CodeGenContext context;
    private final Settings settings;
    private final boolean directoryReadByGrpc;
    private final Path input;
    private final Path work;

    /** Where proto files are looked for: the first that has a name wins. */
    private final List<ProtoTree> trees = new ArrayList<>();

    private final Set<String> files = new TreeSet<>();
    private final Set<String> filesForMessages = new TreeSet<>();

    Generation(CodeGenContext context, Settings settings, boolean directoryReadByGrpc)
            throws IOException {
        this.context = context;
        this.settings = settings;
        this.directoryReadByGrpc = directoryReadByGrpc;
        this.input = context.inputDir().toAbsolutePath().normalize();
        this.work =
                Files.createDirectories(
                        context.workDir().resolve("connect-codegen").toAbsolutePath());
    }

    /** Whether it changed any file. */
    boolean run() throws CodeGenException, IOException {
        take(ProtoTree.ofDirectory(input), settings.messagesOf(directoryReadByGrpc));
        if (!context.test()) {
            takeDependencies();
        }
        Path sources = FileTrees.empty(work.resolve("sources"));
        if (!files.isEmpty()) {
            addImports();
            generate(sources);
        }
        String id =
                UUID.nameUUIDFromBytes(input.toString().getBytes(StandardCharsets.UTF_8))
                        .toString();
        boolean changed =
                new Output(context.outDir(), work.resolve(id + ".txt")).replaceWith(sources);
        FileTrees.delete(sources); // lest an IDE finds every class twice
        return changed;
    }

    private void take(ProtoTree tree, boolean messages) {
        trees.add(tree);
        for (String name : tree.names()) {
            if (files.add(name) && messages) {
                filesForMessages.add(name);
            }
        }
    }

    private void takeDependencies() throws IOException {
        Selection scanned = settings.scanned();
        for (ResolvedDependency dependency : runtimeDependencies()) {
            if (scanned.contains(dependency)) {
                take(
                        ProtoTree.ofDependency(
                                dependency, settings.filter(dependency), work.resolve("scanned")),
                        settings.messagesOf(dependency));
            }
        }
    }

    private void addImports() throws IOException {
        if (context.test()) {
            for (Path directory : Project.mainProtos(context.applicationModel())) {
                trees.add(ProtoTree.ofDirectory(directory));
            }
        }
        Selection imported = settings.imported();
        PathFilter all = new PathFilter(List.of(), List.of());
        for (ResolvedDependency dependency : runtimeDependencies()) {
            if (imported.contains(dependency)) {
                trees.add(ProtoTree.ofDependency(dependency, all, work.resolve("imported")));
            }
        }
    }

    private Iterable<ResolvedDependency> runtimeDependencies() {
        return context.applicationModel().getRuntimeDependencies();
    }

    private void generate(Path sources) throws CodeGenException, IOException {
        Protoc protoc = Protoc.of(context.applicationModel(), settings.own().protocPath(), work);
        List<Path> roots = ProtoTree.roots(trees);
        Path directory = FileTrees.empty(work.resolve("empty"));
        Path descriptors = work.resolve("descriptors.binpb");
        protoc.run(
                directory,
                roots,
                files,
                "--descriptor_set_out=" + descriptors,
                "--include_imports",
                "--include_source_info");
        if (!filesForMessages.isEmpty()) {
            protoc.run(directory, roots, filesForMessages, "--java_out=" + sources);
        }
        Services.generate(descriptors, files, sources);
        if (settings.own().descriptorSet().generate() && !context.test()) {
            publish(descriptors);
        }
    }

    private void publish(Path descriptors) throws IOException {
        ConnectCodeGenConfig.DescriptorSet set = settings.own().descriptorSet();
        Path directory = set.outputDir().map(context.workDir()::resolve).orElseGet(context::outDir);
        Files.createDirectories(directory);
        Files.copy(descriptors, directory.resolve(set.name()), StandardCopyOption.REPLACE_EXISTING);
    }
}
