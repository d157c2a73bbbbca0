package org.connectjakarta.cdi.extension;

import com.google.protobuf.StringValue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.GeneratedService;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.ServiceSpec;
import org.connectjakarta.server.ServiceBinding;

/** What the generator makes of a service with a method of each kind, written by hand. */
@GeneratedService("test.v1.Guarded")
public interface GuardedConnect {
    ServiceSpec SERVICE = ServiceSpec.of(TestDescriptors.service("test.v1", "Guarded"));
    MethodSpec<StringValue, StringValue> SAY = method("Say");
    MethodSpec<StringValue, StringValue> REPEAT = method("Repeat");
    MethodSpec<StringValue, StringValue> JOIN = method("Join");
    MethodSpec<StringValue, StringValue> TALK = method("Talk");

    private static MethodSpec<StringValue, StringValue> method(String name) {
        return MethodSpec.of(
                SERVICE, name, StringValue.getDefaultInstance(), StringValue.getDefaultInstance());
    }

    default StringValue say(StringValue request) {
        throw new ConnectException(Code.UNIMPLEMENTED, "not there");
    }

    default Stream<StringValue> repeat(StringValue request) {
        throw new ConnectException(Code.UNIMPLEMENTED, "not there");
    }

    /** A name that nobody could guess from that of the method. */
    default StringValue join_(Stream<StringValue> requests) {
        throw new ConnectException(Code.UNIMPLEMENTED, "not there");
    }

    default Stream<StringValue> talk(Stream<StringValue> requests) {
        throw new ConnectException(Code.UNIMPLEMENTED, "not there");
    }

    static ServiceBinding<GuardedConnect> binding() {
        return ServiceBinding.of(GuardedConnect.class, SERVICE)
                .unary(SAY, GuardedConnect::say)
                .serverStream(REPEAT, GuardedConnect::repeat)
                .clientStream(JOIN, GuardedConnect::join_)
                .bidi(TALK, GuardedConnect::talk)
                .build();
    }

    /** The same service, asynchronous. */
    @GeneratedService("test.v1.Guarded")
    interface Async {
        default CompletionStage<StringValue> say(StringValue request) {
            throw new ConnectException(Code.UNIMPLEMENTED, "not there");
        }

        default Flow.Publisher<StringValue> repeat(StringValue request) {
            throw new ConnectException(Code.UNIMPLEMENTED, "not there");
        }

        default CompletionStage<StringValue> join_(Flow.Publisher<StringValue> requests) {
            throw new ConnectException(Code.UNIMPLEMENTED, "not there");
        }

        default Flow.Publisher<StringValue> talk(Flow.Publisher<StringValue> requests) {
            throw new ConnectException(Code.UNIMPLEMENTED, "not there");
        }

        static ServiceBinding<Async> binding() {
            return ServiceBinding.of(Async.class, SERVICE)
                    .asyncUnary(SAY, Async::say)
                    .asyncServerStream(REPEAT, Async::repeat)
                    .asyncClientStream(JOIN, Async::join_)
                    .asyncBidi(TALK, Async::talk)
                    .build();
        }
    }
}
