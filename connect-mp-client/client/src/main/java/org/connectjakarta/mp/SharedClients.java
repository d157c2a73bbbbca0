package org.connectjakarta.mp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.connectjakarta.Headers;
import org.connectjakarta.client.ClientOptions;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.vertx.TransportOptions;
import org.jspecify.annotations.Nullable;

/**
 * The engines of all clients of a container, with their connections: one for each configuration, made when it is first needed, closed
 * with the container. Thread-safe.
 */
public final class SharedClients implements AutoCloseable {
    private final Reader reader;
    private final Maker maker;
    private final Runnable onClose;
    private final Map<ClientId, RpcClient> byId = new HashMap<>();
    private final Map<Same, RpcClient> byConfiguration = new HashMap<>();
    private final Set<ClientId> underConstruction = new HashSet<>();

    /**
     * @param onClose what else is to be closed, after the engines
     */
    public SharedClients(Reader reader, Maker maker, Runnable onClose) {
        this.reader = reader;
        this.maker = maker;
        this.onClose = onClose;
    }

    /** Reads the settings of a client. */
    @FunctionalInterface
    public interface Reader {
        /** As {@link ClientConfiguration#read(org.eclipse.microprofile.config.Config, ClientId, Consumer)}. */
        @Nullable ClientConfiguration read(ClientId id, Consumer<String> problems);
    }

    /** Makes the engine of a client. */
    @FunctionalInterface
    public interface Maker {
        /** The engine, which serves all clients with the key whose settings are the same. */
        RpcClient make(String key, ClientConfiguration configuration);
    }

    /**
     * The engine for a client.
     *
     * @throws IllegalStateException if the configuration is wrong: the text tells all that is wrong; or if the client is needed to make
     *     itself
     */
    // An interceptor that is created for one client may have another one injected.
    public synchronized RpcClient get(ClientId id) {
        RpcClient known = byId.get(id);
        if (known != null) {
            return known;
        }
        if (!underConstruction.add(id)) {
            throw new IllegalStateException(
                    "one of the interceptors of the client "
                            + id.key()
                            + " needs this client to be created. Inject a Provider of it there");
        }
        try {
            RpcClient created = shared(id.key(), configuration(id));
            byId.put(id, created);
            return created;
        } finally {
            underConstruction.remove(id);
        }
    }

    private ClientConfiguration configuration(ClientId id) {
        Set<String> problems = new LinkedHashSet<>();
        ClientConfiguration configuration = reader.read(id, problems::add);
        if (configuration == null) {
            throw new IllegalStateException(String.join("; ", problems));
        }
        return configuration;
    }

    private RpcClient shared(String key, ClientConfiguration configuration) {
        Same same = Same.of(key, configuration);
        RpcClient known = byConfiguration.get(same);
        if (known != null) {
            return known;
        }
        RpcClient created = maker.make(key, configuration);
        byConfiguration.put(same, created);
        return created;
    }

    /** Closes all of them, and what was made for them. */
    @Override
    public synchronized void close() {
        byConfiguration.values().forEach(RpcClient::close);
        onClose.run();
    }

    /**
     * What two clients have in common if one engine serves both.
     *
     * @param settings all that can be set
     */
    private record Same(String key, TransportOptions transport, List<Object> settings) {

        static Same of(String key, ClientConfiguration configuration) {
            ClientOptions options = configuration.options();
            Map<String, List<String>> headers = new TreeMap<>();
            Headers fixed = configuration.headers();
            fixed.names().forEach(name -> headers.put(name, fixed.getAll(name)));
            return new Same(
                    key,
                    configuration.transport(),
                    List.of(
                            configuration.scheme(),
                            options.wire(),
                            options.limits(),
                            options.json(),
                            options.compression().available().names(),
                            options.compression().minBytes(),
                            Optional.ofNullable(options.timeout()),
                            headers,
                            configuration.interceptors(),
                            configuration.propagateHeaders(),
                            configuration.propagateDeadline()));
        }
    }
}
