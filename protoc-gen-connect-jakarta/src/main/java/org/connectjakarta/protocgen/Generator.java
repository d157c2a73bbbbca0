package org.connectjakarta.protocgen;

import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.Edition;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.JavaFeaturesProto;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse.Feature;
import java.util.HashMap;
import java.util.Map;

/** The generator as a function: a request in, a response out. The same request always gives the same response. Thread-safe. */
public final class Generator {
    private static final String NAME = "protoc-gen-connect-jakarta";

    private Generator() {}

    /**
     * The response to a request, both serialized: for callers whose own protobuf is not the one that is shaded into the plugin's jar.
     *
     * @param request a serialized {@code CodeGeneratorRequest}; anything else is answered with an error
     * @return a serialized {@code CodeGeneratorResponse}
     */
    public static byte[] generate(byte[] request) {
        // Initialized before JavaFeaturesProto: the two need each other, and the other order fails.
        DescriptorProtos.getDescriptor();
        ExtensionRegistry extensions = ExtensionRegistry.newInstance();
        JavaFeaturesProto.registerAllExtensions(extensions);
        try {
            return generate(CodeGeneratorRequest.parseFrom(request, extensions)).toByteArray();
        } catch (InvalidProtocolBufferException e) {
            return failure(
                            "the input is not a CodeGeneratorRequest; this program is started by protoc or buf")
                    .toByteArray();
        }
    }

    /**
     * The response to a request.
     *
     * @param request parsed with the extensions of {@code google/protobuf/java_features.proto}
     * @return the generated files, or an error that says what is wrong and how to cure it
     */
    public static CodeGeneratorResponse generate(CodeGeneratorRequest request) {
        try {
            Options options = Options.parse(request.getParameter());
            ProtoFiles files = ProtoFiles.of(request);
            CodeGeneratorResponse.Builder response = response();
            Map<String, String> sources = new HashMap<>();
            for (FileDescriptor file : files.toGenerate()) {
                for (ServiceDescriptor service : file.getServices()) {
                    ServiceModel model = ServiceModel.of(service, options, files);
                    String other = sources.put(model.path(), service.getFullName());
                    if (other != null) {
                        throw new InvalidInputException(
                                "services %s and %s would both become the Java type %s; give their files different java_package options",
                                other,
                                service.getFullName(),
                                model.scope().qualified(model.typeName()));
                    }
                    response.addFileBuilder()
                            .setName(model.path())
                            .setContent(ServiceWriter.write(model));
                }
            }
            return response.build();
        } catch (InvalidInputException e) {
            return failure(e.getMessage());
        } catch (RuntimeException e) {
            // A defect of the generator: protoc's user gets one line, not a stack trace.
            return failure("internal error, please report it with the proto file: " + e);
        }
    }

    private static CodeGeneratorResponse failure(String message) {
        return response().setError(NAME + ": " + message).build();
    }

    private static CodeGeneratorResponse.Builder response() {
        return CodeGeneratorResponse.newBuilder()
                .setSupportedFeatures(
                        Feature.FEATURE_PROTO3_OPTIONAL_VALUE
                                | Feature.FEATURE_SUPPORTS_EDITIONS_VALUE)
                .setMinimumEdition(Edition.EDITION_PROTO2_VALUE)
                .setMaximumEdition(ProtoFiles.NEWEST_EDITION.getNumber());
    }
}
