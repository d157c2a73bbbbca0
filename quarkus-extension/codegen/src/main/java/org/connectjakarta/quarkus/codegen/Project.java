package org.connectjakarta.quarkus.codegen;

import io.quarkus.bootstrap.model.ApplicationModel;
import io.quarkus.bootstrap.workspace.ArtifactSources;
import io.quarkus.bootstrap.workspace.WorkspaceModule;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the application's own files are. */
final class Project {
    private Project() {}

    /** A configured directory as an absolute path, or null if none is configured. */
    static @Nullable Path directory(ApplicationModel model, @Nullable String configured) {
        if (configured == null || configured.isBlank()) {
            return null;
        }
        WorkspaceModule module = model.getApplicationModule();
        Path path = Path.of(configured.strip());
        Path absolute =
                module == null
                        ? path.toAbsolutePath()
                        : module.getModuleDir().toPath().resolve(path);
        return absolute.normalize();
    }

    /** {@code src/main/proto}, for each root of the application's sources; it need not exist. */
    static List<Path> mainProtos(ApplicationModel model) {
        WorkspaceModule module = model.getApplicationModule();
        ArtifactSources sources = module == null ? null : module.getMainSources();
        if (sources == null) {
            return List.of();
        }
        return sources.getSourceDirs().stream()
                .map(source -> source.getDir().toAbsolutePath().normalize())
                .map(source -> source.resolveSibling("proto"))
                .distinct()
                .toList();
    }
}
