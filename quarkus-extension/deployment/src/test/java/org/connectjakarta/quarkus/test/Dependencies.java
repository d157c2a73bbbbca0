package org.connectjakarta.quarkus.test;

import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import java.util.Arrays;
import java.util.List;

/** Extensions that only some of the test applications have. */
final class Dependencies {
    private Dependencies() {}

    /** Extensions of Quarkus, by their names. */
    static List<Dependency> quarkus(String... names) {
        return Arrays.stream(names)
                .map(name -> Dependency.of("io.quarkus", name, Version.getVersion()))
                .toList();
    }
}
