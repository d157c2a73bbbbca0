package org.connectjakarta.hostile;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions;
import com.google.protobuf.DescriptorProtos.MethodOptions.IdempotencyLevel;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.StringValue;
import com.google.protobuf.WrappersProto;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.ServiceSpec;

/** What is called, and how. */
enum Kind {
    UNARY("Say"),
    /** Unary, by HTTP GET. */
    GET("Look"),
    SERVER_STREAM("Repeat"),
    CLIENT_STREAM("Join"),
    /** A client stream that does not end by itself. */
    UPLOAD("Join"),
    BIDI("Echo");

    private final MethodSpec<StringValue, StringValue> method;

    Kind(String name) {
        StringValue prototype = StringValue.getDefaultInstance();
        method = MethodSpec.of(Holder.SERVICE, name, prototype, prototype);
    }

    MethodSpec<StringValue, StringValue> method() {
        return method;
    }

    boolean isStream() {
        return this != UNARY && this != GET;
    }

    /** Whether there may be any number of responses. */
    boolean hasManyResponses() {
        return this == SERVER_STREAM || this == BIDI;
    }

    /** The constants above need it before this class has constants of its own. */
    private static final class Holder {
        static final ServiceSpec SERVICE = ServiceSpec.of(file().getServices().get(0));

        private static FileDescriptor file() {
            ServiceDescriptorProto service =
                    ServiceDescriptorProto.newBuilder()
                            .setName("Hostile")
                            .addMethod(method("Say", false, false))
                            .addMethod(
                                    method("Look", false, false)
                                            .setOptions(
                                                    MethodOptions.newBuilder()
                                                            .setIdempotencyLevel(
                                                                    IdempotencyLevel
                                                                            .NO_SIDE_EFFECTS)))
                            .addMethod(method("Repeat", false, true))
                            .addMethod(method("Join", true, false))
                            .addMethod(method("Echo", true, true))
                            .build();
            FileDescriptorProto file =
                    FileDescriptorProto.newBuilder()
                            .setName("hostile.proto")
                            .setPackage("hostile")
                            .setSyntax("proto3")
                            .addDependency("google/protobuf/wrappers.proto")
                            .addService(service)
                            .build();
            try {
                return FileDescriptor.buildFrom(
                        file, new FileDescriptor[] {WrappersProto.getDescriptor()});
            } catch (DescriptorValidationException e) {
                throw new IllegalStateException(e);
            }
        }

        private static MethodDescriptorProto.Builder method(
                String name, boolean requestStream, boolean responseStream) {
            return MethodDescriptorProto.newBuilder()
                    .setName(name)
                    .setInputType(".google.protobuf.StringValue")
                    .setOutputType(".google.protobuf.StringValue")
                    .setClientStreaming(requestStream)
                    .setServerStreaming(responseStream);
        }
    }
}
