package org.connectjakarta.quarkus.codegen;

import io.quarkus.maven.dependency.ResolvedDependency;
import io.quarkus.paths.PathFilter;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** What is to be done. What is not set for us is taken from quarkus-grpc, if it is there, so that both see the same files. */
record Settings(ConnectCodeGenConfig own, QuarkusGrpc grpc, Config config) {
    private static final List<String> WELL_KNOWN_TYPES =
            List.of("com.google.protobuf:protobuf-java");

    static Settings of(Config config, QuarkusGrpc grpc) {
        return new Settings(
                config.unwrap(SmallRyeConfig.class).getConfigMapping(ConnectCodeGenConfig.class),
                grpc,
                config);
    }

    /** The dependencies from whose files code is generated. */
    Selection scanned() {
        return own.scanForProto().map(Selection::new).orElseGet(this::scannedByGrpc);
    }

    /** The dependencies from whose files can be imported. */
    Selection imported() {
        return new Selection(
                own.scanForImports()
                        .or(() -> grpc.list("scan-for-imports", config))
                        .orElse(WELL_KNOWN_TYPES));
    }

    /** The files that are taken from a scanned dependency. */
    PathFilter filter(ResolvedDependency dependency) {
        String key = Selection.key(dependency);
        return new PathFilter(
                patterns(own.scanForProtoInclude().get(key), "scan-for-proto-include", key),
                patterns(own.scanForProtoExclude().get(key), "scan-for-proto-exclude", key));
    }

    /** Whether we generate the messages of our directory's files. */
    boolean messagesOf(boolean directoryReadByGrpc) {
        return own.messages().orElse(!(grpc.generates(config) && directoryReadByGrpc));
    }

    /** Whether we generate the messages of a scanned dependency's files. */
    boolean messagesOf(ResolvedDependency dependency) {
        return own.messages().orElseGet(() -> !scannedByGrpc().contains(dependency));
    }

    private Selection scannedByGrpc() {
        return grpc.list("scan-for-proto", config).map(Selection::new).orElse(Selection.NONE);
    }

    private List<String> patterns(@Nullable List<String> ours, String name, String key) {
        return Optional.ofNullable(ours)
                .or(() -> grpc.list(name + ".\"" + key + "\"", config))
                .orElse(List.of())
                .stream()
                .map(String::strip)
                .toList();
    }
}
