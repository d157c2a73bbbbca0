package org.connectjakarta.mp.client;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.connectjakarta.CallContext;
import org.connectjakarta.Headers;
import org.connectjakarta.client.ClientOptions;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.mp.ClientConfiguration;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.vertx.TransportOptions;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * The engines of all clients, with their connections: one for each configuration, made when it is first needed, closed with the
 * container. Thread-safe.
 */
final class SharedClients {
    private final Config config;
    private final ClientInterceptors interceptors;
    private final Supplier<@Nullable CallContext> inbound;
    private final Map<ClientKey, RpcClient> byId = new HashMap<>();
    private final Map<Same, RpcClient> byConfiguration = new HashMap<>();
    private final Set<ClientKey> underConstruction = new HashSet<>();

    /**
     * @param inbound the call that a thread serves; null if it serves none
     */
    SharedClients(
            Config config,
            ClientInterceptors interceptors,
            Supplier<@Nullable CallContext> inbound) {
        this.config = config;
        this.interceptors = interceptors;
        this.inbound = inbound;
    }

    /**
     * The engine for a client.
     *
     * @throws IllegalStateException if the configuration is wrong: the text tells all that is wrong; or if the client is needed to make
     *     itself
     */
    // An interceptor that is created for one client may have another one injected.
    synchronized RpcClient get(ClientKey id) {
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

    private ClientConfiguration configuration(ClientKey id) {
        Set<String> problems = new LinkedHashSet<>();
        String place = id.interfaceName() == null ? "a lookup" : id.interfaceName();
        ClientConfiguration configuration =
                ClientConfiguration.read(config, id.at(place), problems::add);
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
        RpcClient created =
                ConnectClientBuilder.of(configuration)
                        .interceptors(interceptors.of(key, configuration.interceptors()))
                        .inbound(inbound)
                        .buildRpc();
        byConfiguration.put(same, created);
        return created;
    }

    /** Closes all of them, and what was created for them. */
    synchronized void close() {
        byConfiguration.values().forEach(RpcClient::close);
        interceptors.close();
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
