package org.connectjakarta.quarkus.codegen;

import io.quarkus.bootstrap.model.ApplicationModel;
import io.quarkus.bootstrap.prebuild.CodeGenException;
import io.quarkus.deployment.CodeGenContext;
import io.quarkus.deployment.CodeGenProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Generates code from {@code src/main/proto} and {@code src/test/proto}: when an application is built, and in dev mode whenever one
 * of the files changes.
 */
public final class ConnectCodeGen implements CodeGenProvider {
    private static final Logger LOG = Logger.getLogger(ConnectCodeGen.class);

    private @Nullable Path directory;
    private QuarkusGrpc grpc = new QuarkusGrpc(false, null);

    @Override
    public String providerId() {
        return "connect";
    }

    @Override
    public String[] inputExtensions() {
        return new String[] {"proto"};
    }

    @Override
    public String inputDirectory() {
        return "proto";
    }

    @Override
    public @Nullable Path getInputDirectory() {
        return directory;
    }

    @Override
    public void init(ApplicationModel model, Map<String, String> properties) {
        directory =
                Project.directory(
                        model, properties.get("quarkus.generate-code.connect.proto-directory"));
        grpc = QuarkusGrpc.of(model, properties);
    }

    @Override
    public boolean shouldRun(Path sourceDir, Config config) {
        return Files.isDirectory(sourceDir) || !Settings.of(config, grpc).scanned().isNone();
    }

    @Override
    public boolean trigger(CodeGenContext context) throws CodeGenException {
        Settings settings = Settings.of(context.config(), grpc);
        if (settings.own().skip()) {
            LOG.debug("No code is generated from proto files: quarkus.generate-code.connect.skip");
            return false;
        }
        if (context.test() && directory != null) {
            // One directory for the application and its tests: the former has all of its classes.
            return false;
        }
        boolean isDefault =
                directory == null
                        || Project.mainProtos(context.applicationModel()).contains(directory);
        try {
            return new Generation(context, settings, grpc.reads(context.inputDir(), isDefault))
                    .run();
        } catch (IOException | UncheckedIOException e) {
            throw new CodeGenException(
                    "Cannot generate code from the proto files in " + context.inputDir(), e);
        }
    }
}
