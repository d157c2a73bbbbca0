package org.connectjakarta.cdi.extension;

import com.google.protobuf.StringValue;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.GeneratedService;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.ServiceSpec;
import org.connectjakarta.server.ServiceBinding;

/** What the generator makes of a service with a unary method and a server stream, written by hand. */
@GeneratedService("test.v1.Echo")
public interface EchoConnect {
    ServiceSpec SERVICE = ServiceSpec.of(TestDescriptors.service("test.v1", "Echo"));
    MethodSpec<StringValue, StringValue> SAY =
            MethodSpec.of(
                    SERVICE,
                    "Say",
                    StringValue.getDefaultInstance(),
                    StringValue.getDefaultInstance());
    MethodSpec<StringValue, StringValue> REPEAT =
            MethodSpec.of(
                    SERVICE,
                    "Repeat",
                    StringValue.getDefaultInstance(),
                    StringValue.getDefaultInstance());

    default StringValue say(StringValue request) {
        throw new ConnectException(Code.UNIMPLEMENTED, "not there");
    }

    default Stream<StringValue> repeat(StringValue request) {
        throw new ConnectException(Code.UNIMPLEMENTED, "not there");
    }

    static ServiceBinding<EchoConnect> binding() {
        return ServiceBinding.of(EchoConnect.class, SERVICE)
                .unary(SAY, EchoConnect::say)
                .serverStream(REPEAT, EchoConnect::repeat)
                .build();
    }

    /** The same service, asynchronous. */
    @GeneratedService("test.v1.Echo")
    interface Async {
        default CompletionStage<StringValue> say(StringValue request) {
            throw new ConnectException(Code.UNIMPLEMENTED, "not there");
        }

        static ServiceBinding<Async> binding() {
            return ServiceBinding.of(Async.class, SERVICE).asyncUnary(SAY, Async::say).build();
        }
    }

    /** A flavour that can stand beside the blocking one in Java, as no generated one can. */
    @GeneratedService("test.v1.Echo")
    interface Bare {}
}
