package org.connectjakarta.quarkus.codegen;

import io.quarkus.maven.dependency.ResolvedDependency;
import java.util.List;

/**
 * A setting that chooses dependencies.
 *
 * @param names {@code none}, {@code all}, or each {@code groupId:artifactId}
 */
record Selection(List<String> names) {

    static final Selection NONE = new Selection(List.of());

    Selection {
        names = names.stream().map(String::strip).toList();
    }

    boolean isNone() {
        return names.isEmpty() || names.equals(List.of("none"));
    }

    boolean contains(ResolvedDependency dependency) {
        return names.equals(List.of("all")) || names.contains(key(dependency));
    }

    static String key(ResolvedDependency dependency) {
        return dependency.getGroupId() + ":" + dependency.getArtifactId();
    }
}
