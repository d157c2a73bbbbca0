package org.connectjakarta.quarkus.codegen;

import io.quarkus.maven.dependency.ResolvedDependency;
import io.quarkus.paths.PathFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Proto files below one root.
 *
 * @param root what the names are relative to
 * @param names as they are imported, with {@code /} on every system
 */
record ProtoTree(Path root, SortedSet<String> names) {
    private static final String EXTENSION = ".proto";

    static ProtoTree ofDirectory(Path root) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        if (Files.isDirectory(root)) {
            try (Stream<Path> files = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
                files.filter(Files::isRegularFile)
                        .map(file -> root.relativize(file).toString().replace('\\', '/'))
                        .filter(name -> name.endsWith(EXTENSION))
                        .forEach(names::add);
            }
        }
        return new ProtoTree(root, names);
    }

    /** The files of a dependency, copied below a directory of ours: protoc cannot read from a jar. */
    static ProtoTree ofDependency(ResolvedDependency dependency, PathFilter filter, Path directory)
            throws IOException {
        Path root = directory.resolve(dependency.toCompactCoords().replace(':', '_'));
        FileTrees.delete(root); // what an older state of a module in the same build had
        SortedSet<String> names = new TreeSet<>();
        dependency
                .getContentTree(filter)
                .walk(
                        visit -> {
                            String name = visit.getRelativePath("/");
                            if (name.endsWith(EXTENSION) && Files.isRegularFile(visit.getPath())) {
                                copy(visit.getPath(), root.resolve(name));
                                names.add(name);
                            }
                        });
        return new ProtoTree(root, names);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** For protoc: the roots of some trees, in order. */
    static List<Path> roots(List<ProtoTree> trees) {
        return trees.stream().filter(tree -> !tree.isEmpty()).map(ProtoTree::root).toList();
    }
}
