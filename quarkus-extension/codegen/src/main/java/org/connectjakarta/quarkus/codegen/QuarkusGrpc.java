package org.connectjakarta.quarkus.codegen;

import io.quarkus.bootstrap.model.ApplicationModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * quarkus-grpc in the same application. It generates the classes of the messages, too: whoever does it second would duplicate them.
 *
 * @param present whether it is there
 * @param directory that of its proto files; null if it has the default one
 */
record QuarkusGrpc(boolean present, @Nullable Path directory) {
    private static final String PREFIX = "quarkus.generate-code.grpc.";

    static QuarkusGrpc of(ApplicationModel model, Map<String, String> properties) {
        boolean present =
                model.getDependencies().stream()
                        .anyMatch(
                                dependency ->
                                        dependency.getGroupId().equals("io.quarkus")
                                                && dependency
                                                        .getArtifactId()
                                                        .equals("quarkus-grpc-codegen"));
        return new QuarkusGrpc(
                present,
                Project.directory(model, properties.get("quarkus.grpc.codegen.proto-directory")));
    }

    /** Whether it generates code. */
    boolean generates(Config config) {
        return present
                && !Boolean.getBoolean("grpc.codegen.skip")
                && !config.getOptionalValue("quarkus.grpc.codegen.skip", Boolean.class)
                        .orElse(false);
    }

    /**
     * Whether it reads the same directory.
     *
     * @param ours the directory of our proto files
     * @param isDefault whether that is where proto files are by convention
     */
    boolean reads(Path ours, boolean isDefault) {
        return directory == null ? isDefault : directory.equals(ours.toAbsolutePath().normalize());
    }

    /** A list among its settings, if it generates code. */
    Optional<List<String>> list(String name, Config config) {
        return generates(config)
                ? config.getOptionalValues(PREFIX + name, String.class)
                : Optional.empty();
    }
}
