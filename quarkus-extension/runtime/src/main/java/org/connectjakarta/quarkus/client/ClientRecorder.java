package org.connectjakarta.quarkus.client;

import io.quarkus.arc.Arc;
import io.quarkus.arc.SyntheticCreationalContext;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import java.util.List;
import java.util.function.Function;
import org.connectjakarta.mp.ClientId;

/** What happens with clients when the application starts. */
@Recorder
public class ClientRecorder {

    /** Makes the client that a bean is. */
    public Function<SyntheticCreationalContext<Object>, Object> client(
            RuntimeValue<ClientFactory> factory, ClientId id) {
        return context -> factory.getValue().client(clients().get(id));
    }

    /** As {@link Clients#start}. */
    public void start(List<ClientId> wanted, List<String> interceptors) {
        clients().start(wanted, interceptors);
    }

    private static Clients clients() {
        return Arc.container().instance(Clients.class).get();
    }
}
