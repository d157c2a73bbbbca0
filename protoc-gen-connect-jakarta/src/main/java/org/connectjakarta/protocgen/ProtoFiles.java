package org.connectjakarta.protocgen;

import com.google.protobuf.DescriptorProtos.Edition;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The files of a request.
 *
 * @param all with those that are only imported
 * @param toGenerate those for which code is wanted, in the order of the request
 */
record ProtoFiles(Collection<FileDescriptor> all, List<FileDescriptor> toGenerate) {
    static final Edition NEWEST_EDITION = Edition.EDITION_2024;

    static ProtoFiles of(CodeGeneratorRequest request) {
        Map<String, FileDescriptor> files = new LinkedHashMap<>();
        // In topological order: what a file imports precedes it.
        for (FileDescriptorProto proto : request.getProtoFileList()) {
            checkEdition(proto);
            files.put(proto.getName(), build(proto, files));
        }
        List<FileDescriptor> toGenerate =
                request.getFileToGenerateList().stream()
                        .map(
                                name ->
                                        Objects.requireNonNull(
                                                files.get(name), "no descriptor of " + name))
                        .toList();
        return new ProtoFiles(files.values(), toGenerate);
    }

    /** Before a descriptor is built, which fails obscurely for an edition that this version of protobuf-java does not know. */
    private static void checkEdition(FileDescriptorProto proto) {
        if (!proto.getSyntax().equals("editions")) {
            return;
        }
        // An edition without a constant in this protobuf-java is an unknown field.
        if (!proto.hasEdition() || proto.getEdition().compareTo(NEWEST_EDITION) > 0) {
            String edition =
                    proto.hasEdition()
                            ? "edition " + proto.getEdition().name().replace("EDITION_", "") + ","
                            : "an edition";
            throw new InvalidInputException(
                    "%s uses %s which this version does not support; the newest it supports is %s",
                    proto.getName(), edition, NEWEST_EDITION.name().replace("EDITION_", ""));
        }
    }

    private static FileDescriptor build(
            FileDescriptorProto proto, Map<String, FileDescriptor> known) {
        FileDescriptor[] dependencies =
                proto.getDependencyList().stream()
                        .map(known::get)
                        .filter(Objects::nonNull)
                        .toArray(FileDescriptor[]::new);
        try {
            // Unknown dependencies are allowed, because "import option" need not be in the request.
            return FileDescriptor.buildFrom(proto, dependencies, true);
        } catch (DescriptorValidationException e) {
            throw new InvalidInputException("%s is not valid: %s", proto.getName(), e.getMessage());
        }
    }
}
