package org.connectjakarta.mp;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.StringValue;
import com.google.protobuf.WrappersProto;
import java.util.concurrent.CompletionStage;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.GeneratedService;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.ServiceSpec;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.Response;
import org.connectjakarta.client.RpcClient;

/** What the generator makes of a service with one unary method, written by hand. */
@GeneratedService("test.v1.Echo")
public interface EchoConnect {

    default StringValue say(StringValue request) {
        throw new ConnectException(Code.UNIMPLEMENTED, "not there");
    }

    static Client client(RpcClient rpc) {
        return new Spec.BlockingClient(rpc);
    }

    /** With options and metadata. */
    interface Client extends EchoConnect {
        Response<StringValue> say(StringValue request, CallOptions options);
    }

    /** The same service, asynchronous. */
    @GeneratedService("test.v1.Echo")
    interface Async {
        default CompletionStage<StringValue> say(StringValue request) {
            throw new ConnectException(Code.UNIMPLEMENTED, "not there");
        }

        static Async client(RpcClient rpc) {
            return new Async() {
                @Override
                public CompletionStage<StringValue> say(StringValue request) {
                    return rpc.asyncUnary(Spec.SAY, request);
                }
            };
        }
    }

    /** The service and its method. */
    final class Spec {
        public static final ServiceSpec SERVICE = ServiceSpec.of(descriptor());
        public static final MethodSpec<StringValue, StringValue> SAY =
                MethodSpec.of(
                        SERVICE,
                        "Say",
                        StringValue.getDefaultInstance(),
                        StringValue.getDefaultInstance());

        private Spec() {}

        private static ServiceDescriptor descriptor() {
            MethodDescriptorProto say =
                    MethodDescriptorProto.newBuilder()
                            .setName("Say")
                            .setInputType(".google.protobuf.StringValue")
                            .setOutputType(".google.protobuf.StringValue")
                            .build();
            FileDescriptorProto file =
                    FileDescriptorProto.newBuilder()
                            .setName("echo.proto")
                            .setPackage("test.v1")
                            .setSyntax("proto3")
                            .addDependency("google/protobuf/wrappers.proto")
                            .addService(
                                    ServiceDescriptorProto.newBuilder()
                                            .setName("Echo")
                                            .addMethod(say))
                            .build();
            try {
                return FileDescriptor.buildFrom(
                                file, new FileDescriptor[] {WrappersProto.getDescriptor()})
                        .findServiceByName("Echo");
            } catch (DescriptorValidationException e) {
                throw new IllegalStateException(e);
            }
        }

        private record BlockingClient(RpcClient rpc) implements Client {
            @Override
            public StringValue say(StringValue request) {
                return say(request, CallOptions.none()).message();
            }

            @Override
            public Response<StringValue> say(StringValue request, CallOptions options) {
                return rpc.unary(SAY, request, options);
            }
        }
    }
}
