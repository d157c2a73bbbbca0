package org.connectjakarta.cdi.extension;

import com.google.protobuf.StringValue;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.GeneratedService;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.ServiceSpec;
import org.connectjakarta.server.ServiceBinding;

/** A second service, with the blocking flavour only. */
@GeneratedService("test.v1.Other")
public interface OtherConnect {
    ServiceSpec SERVICE = ServiceSpec.of(TestDescriptors.service("test.v1", "Other"));
    MethodSpec<StringValue, StringValue> SAY =
            MethodSpec.of(
                    SERVICE,
                    "Say",
                    StringValue.getDefaultInstance(),
                    StringValue.getDefaultInstance());

    default StringValue say(StringValue request) {
        throw new ConnectException(Code.UNIMPLEMENTED, "not there");
    }

    static ServiceBinding<OtherConnect> binding() {
        return ServiceBinding.of(OtherConnect.class, SERVICE).unary(SAY, OtherConnect::say).build();
    }
}
