package org.connectjakarta.quarkus.runtime;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.connectjakarta.ServiceSpec;
import org.connectjakarta.server.RpcServer;
import org.jspecify.annotations.Nullable;

/** Holds the server of the application while it runs. */
@Singleton
public class Services {
    private volatile @Nullable RpcServer server;
    private volatile Set<String> names = Set.of();
    private volatile boolean draining;

    void start(RpcServer server) {
        this.server = server;
        this.names =
                server.services().stream()
                        .map(ServiceSpec::name)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The full names of the services, in their order. */
    public Set<String> names() {
        return names;
    }

    /** Whether the application has begun to shut down. */
    public boolean isDraining() {
        return draining;
    }

    /** The application begins to shut down; calls are still served. */
    void drain() {
        draining = true;
    }

    /** Calls that still come are told so by the server. */
    void stop(Duration patience) {
        RpcServer running = server;
        if (running != null) {
            running.stop(patience);
        }
    }

    /** Whether a path, of two segments, names one of the services. */
    boolean serve(String path) {
        int slash = path.lastIndexOf('/');
        return slash > 0 && path.charAt(0) == '/' && names.contains(path.substring(1, slash));
    }

    RpcServer server() {
        RpcServer running = server;
        if (running == null) {
            throw new IllegalStateException("the services have not started");
        }
        return running;
    }
}
