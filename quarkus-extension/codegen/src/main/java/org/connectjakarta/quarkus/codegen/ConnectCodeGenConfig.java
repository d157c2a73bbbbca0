package org.connectjakarta.quarkus.codegen;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Generating code from proto files.
 *
 * <p>With quarkus-grpc in the same application, what is not set here and has the same name there is taken from {@code
 * quarkus.generate-code.grpc.*}: both then see the same files.
 */
@ConfigMapping(prefix = "quarkus.generate-code.connect")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface ConnectCodeGenConfig {

    /** Whether nothing is generated. */
    @WithDefault("false")
    boolean skip();

    /**
     * The directory of the application's proto files, instead of {@code src/main/proto}; relative to the project. Read before the
     * application's own configuration: give it as a property of the build.
     */
    Optional<String> protoDirectory();

    /**
     * Whether the Java classes of the messages are generated, too. By default they are, unless quarkus-grpc generates them from the
     * same files.
     */
    Optional<Boolean> messages();

    /**
     * The dependencies from whose proto files code is generated as if they were the application's: {@code none}, {@code all}, or
     * {@code groupId:artifactId,...}. {@code none} if not set.
     */
    Optional<List<String>> scanForProto();

    /**
     * For a dependency of {@code scan-for-proto}, the files to take, as patterns like {@code acme/**}. All if not set.
     */
    @ConfigDocMapKey("group-id:artifact-id")
    Map<String, List<String>> scanForProtoInclude();

    /** For a dependency of {@code scan-for-proto}, the files not to take, as patterns. */
    @ConfigDocMapKey("group-id:artifact-id")
    Map<String, List<String>> scanForProtoExclude();

    /**
     * The dependencies whose proto files can be imported: {@code none}, {@code all}, or {@code groupId:artifactId,...}. {@code
     * com.google.protobuf:protobuf-java}, which has the well-known types, if not set.
     */
    Optional<List<String>> scanForImports();

    /** A protoc to use instead of the one that belongs to the application's version of protobuf. */
    Optional<String> protocPath();

    /** A file with the descriptors of the application's proto files and of all that they import. */
    DescriptorSet descriptorSet();

    /** A file with the descriptors of the application's proto files and of all that they import. */
    interface DescriptorSet {
        /** Whether to write a file with the descriptors of the application's proto files and of all that they import. */
        @WithDefault("false")
        boolean generate();

        /** The directory of the descriptors; relative to the build's, {@code target}. That of the generated sources if not set. */
        Optional<String> outputDir();

        /** The name of the file of descriptors. */
        @WithDefault("descriptor_set.dsc")
        String name();
    }
}
