package org.connectjakarta.quarkus.codegen;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import io.quarkus.bootstrap.prebuild.CodeGenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.connectjakarta.protocgen.Generator;

/** One interface for each service, by the generator that is elsewhere a plugin of protoc. */
final class Services {
    private Services() {}

    /**
     * Generates.
     *
     * @param descriptors of the files and of all that they import, in the order of imports, with comments
     * @param files the names of the files whose services are wanted
     * @param directory where the sources are written
     */
    static void generate(Path descriptors, Collection<String> files, Path directory)
            throws CodeGenException, IOException {
        CodeGeneratorRequest request =
                CodeGeneratorRequest.newBuilder()
                        .setParameter("mutiny=true")
                        .addAllFileToGenerate(files)
                        .addAllProtoFile(
                                FileDescriptorSet.parseFrom(Files.readAllBytes(descriptors))
                                        .getFileList())
                        .build();
        CodeGeneratorResponse response =
                CodeGeneratorResponse.parseFrom(Generator.generate(request.toByteArray()));
        if (response.hasError()) {
            throw new CodeGenException(response.getError());
        }
        for (CodeGeneratorResponse.File file : response.getFileList()) {
            Path source = directory.resolve(file.getName());
            Files.createDirectories(source.getParent());
            Files.writeString(source, file.getContent());
        }
    }
}
