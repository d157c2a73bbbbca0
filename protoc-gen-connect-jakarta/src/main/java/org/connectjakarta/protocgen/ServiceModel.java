package org.connectjakarta.protocgen;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the writers need to know of a service.
 *
 * @param descriptor the service itself
 * @param scope where the generated interface stands
 * @param flavours which are generated
 * @param usesDeprecated whether a message it uses is deprecated
 * @param docs what the proto file says about it
 * @param methods in the order of the proto file
 */
record ServiceModel(
        ServiceDescriptor descriptor,
        JavaScope scope,
        List<Flavour> flavours,
        boolean usesDeprecated,
        Docs docs,
        List<MethodModel> methods) {

    static ServiceModel of(ServiceDescriptor service, Options options, ProtoFiles files) {
        FileDescriptor file = service.getFile();
        JavaScope scope = JavaScope.of(service, options, files);
        JavaNames names = new JavaNames(scope.reservedConstants());
        List<MethodModel> methods =
                service.getMethods().stream().map(method -> method(method, names)).toList();
        return new ServiceModel(
                service,
                scope,
                options.mutiny()
                        ? List.of(Flavour.BLOCKING, Flavour.ASYNC, Flavour.MUTINY)
                        : List.of(Flavour.BLOCKING, Flavour.ASYNC),
                file.getOptions().getDeprecated()
                        || messages(service).anyMatch(ServiceModel::isDeprecated),
                new Docs(
                        Docs.comment(
                                file.toProto(),
                                List.of(
                                        FileDescriptorProto.SERVICE_FIELD_NUMBER,
                                        service.getIndex())),
                        service.getOptions().getDeprecated()),
                methods);
    }

    private static MethodModel method(MethodDescriptor method, JavaNames names) {
        ServiceDescriptor service = method.getService();
        List<Integer> path =
                List.of(
                        FileDescriptorProto.SERVICE_FIELD_NUMBER,
                        service.getIndex(),
                        ServiceDescriptorProto.METHOD_FIELD_NUMBER,
                        method.getIndex());
        return new MethodModel(
                method,
                names.method(method.getName()),
                names.constant(method.getName()),
                new Docs(
                        Docs.comment(service.getFile().toProto(), path),
                        method.getOptions().getDeprecated()));
    }

    /** The messages that the methods of a service take and return. */
    static Stream<Descriptor> messages(ServiceDescriptor service) {
        return service.getMethods().stream()
                .flatMap(method -> Stream.of(method.getInputType(), method.getOutputType()))
                .distinct();
    }

    /** Whether the name of the message's class mentions a deprecated class: its own, one around it, or the file's. */
    private static boolean isDeprecated(Descriptor message) {
        for (Descriptor d = message; d != null; d = d.getContainingType()) {
            if (d.getOptions().getDeprecated()) {
                return true;
            }
        }
        return message.getFile().getOptions().getDeprecated();
    }

    /** The full name in the proto file. */
    String name() {
        return descriptor.getFullName();
    }

    /** The path of the proto file. */
    String sourceName() {
        return descriptor.getFile().getName();
    }

    /** The simple name of the generated interface. */
    String typeName() {
        return scope.typeName();
    }

    /** The path of the source file, for the response. */
    String path() {
        return scope.qualified(typeName()).replace('.', '/') + ".java";
    }
}
