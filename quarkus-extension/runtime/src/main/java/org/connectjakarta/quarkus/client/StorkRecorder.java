package org.connectjakarta.quarkus.client;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.annotations.Recorder;

/** What happens when the application starts and has Stork. */
@Recorder
public class StorkRecorder {

    /** Lets Stork find the servers of clients whose URLs say so. */
    public void use() {
        Arc.container().instance(Clients.class).get().findServersBy(StorkServers::new);
    }
}
