package org.connectjakarta.cdi.extension;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.WrappersProto;

/** Descriptors of services that speak in {@code google.protobuf.StringValue}. */
final class TestDescriptors {

    private TestDescriptors() {}

    /** A service with a method of each kind: Say, the server stream Repeat, the client stream Join, and Talk in both directions. */
    static ServiceDescriptor service(String protoPackage, String name) {
        FileDescriptorProto file =
                FileDescriptorProto.newBuilder()
                        .setName(name + ".proto")
                        .setPackage(protoPackage)
                        .setSyntax("proto3")
                        .addDependency("google/protobuf/wrappers.proto")
                        .addService(
                                ServiceDescriptorProto.newBuilder()
                                        .setName(name)
                                        .addMethod(method("Say"))
                                        .addMethod(method("Repeat").setServerStreaming(true))
                                        .addMethod(method("Join").setClientStreaming(true))
                                        .addMethod(
                                                method("Talk")
                                                        .setClientStreaming(true)
                                                        .setServerStreaming(true)))
                        .build();
        try {
            return FileDescriptor.buildFrom(
                            file, new FileDescriptor[] {WrappersProto.getDescriptor()})
                    .findServiceByName(name);
        } catch (DescriptorValidationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodDescriptorProto.Builder method(String name) {
        return MethodDescriptorProto.newBuilder()
                .setName(name)
                .setInputType(".google.protobuf.StringValue")
                .setOutputType(".google.protobuf.StringValue");
    }
}
