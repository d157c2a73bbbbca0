package org.connectjakarta.quarkus.runtime;

import jakarta.inject.Singleton;
import org.connectjakarta.server.RpcServer;
import org.jspecify.annotations.Nullable;

/** Holds the server of the application while it runs. */
@Singleton
public class Services {
    private volatile @Nullable RpcServer server;

    void start(RpcServer server) {
        this.server = server;
    }

    void stop() {
        RpcServer running = server;
        server = null;
        if (running != null) {
            running.close();
        }
    }

    RpcServer server() {
        RpcServer running = server;
        if (running == null) {
            throw new IllegalStateException("the services have not started or have stopped");
        }
        return running;
    }
}
