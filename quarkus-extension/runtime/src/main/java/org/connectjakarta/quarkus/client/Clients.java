package org.connectjakarta.quarkus.client;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.connectjakarta.cdi.CurrentCall;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.mp.ClientConfiguration;
import org.connectjakarta.mp.ClientId;
import org.connectjakarta.mp.ClientSpelling;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.mp.SharedClients;
import org.connectjakarta.vertx.ServerChoice;
import org.connectjakarta.vertx.VertxTransport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** The engines of all clients, on the Vert.x of Quarkus; closed with the application. Thread-safe. */
@Singleton
public class Clients {
    private static final ClientSpelling SPELLING =
            new ClientSpelling(
                    List.of(ClientsConfig.PREFIX), Map.of("stork", "http", "storks", "https"));

    private final Config config = ConfigProvider.getConfig();
    private final Vertx vertx;
    private final ClientTls tls;
    private final CurrentCall current;
    private final SharedClients shared;
    private volatile @Nullable Function<String, ServerChoice> discovery;
    private volatile ClientInterceptors interceptors =
            new ClientInterceptors(Arc.container(), List.of());

    /** For the container. */
    @Inject
    Clients(
            Vertx vertx,
            ClientsConfig settings,
            TlsConfigurationRegistry registry,
            CurrentCall current) {
        this.vertx = vertx;
        this.tls = new ClientTls(settings, registry);
        this.current = current;
        this.shared = new SharedClients(this::read, this::make, () -> {});
    }

    /** How the servers of a service are found by its name, where URLs are {@code stork://name}. */
    void findServersBy(Function<String, ServerChoice> discovery) {
        this.discovery = discovery;
    }

    /**
     * Checks the settings of the clients that are injected.
     *
     * @param wanted each with all its places
     * @param order the identifiers of the interceptors that are beans with {@code @ConnectClient}, outermost first
     * @throws ConfigurationException if one is wrong; the text tells all that is wrong
     */
    void start(List<ClientId> wanted, List<String> order) {
        interceptors = new ClientInterceptors(Arc.container(), order);
        Set<String> problems = new LinkedHashSet<>();
        wanted.forEach(id -> read(id, problems::add));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(
                    "The Connect clients cannot be used:\n  " + String.join("\n  ", problems),
                    Set.of());
        }
    }

    /**
     * The engine for a client.
     *
     * @throws IllegalStateException if its settings are wrong
     */
    RpcClient get(ClientId id) {
        return shared.get(id);
    }

    private @Nullable ClientConfiguration read(ClientId id, Consumer<String> problems) {
        ClientConfiguration configuration =
                ClientConfiguration.read(config, id, SPELLING, problems);
        if (configuration == null) {
            return null;
        }
        Set<String> more = new LinkedHashSet<>();
        if (isDiscovered(configuration) && discovery == null) {
            more.add(
                    "the URL of the client %s is for Stork, which is not there. Add the dependency quarkus-smallrye-stork, or write a URL of http or https. Needed by %s"
                            .formatted(id.key(), id.place()));
        }
        tls.check(id, configuration, more::add);
        interceptors.check(id.key(), configuration.interceptors(), more::add);
        more.forEach(problems);
        return more.isEmpty() ? configuration : null;
    }

    private RpcClient make(String key, ClientConfiguration configuration) {
        return new OffLoopClient(
                ConnectClientBuilder.of(configuration)
                        .transport(
                                options ->
                                        VertxTransport.create(
                                                options,
                                                vertx,
                                                tls.of(key),
                                                servers(configuration)))
                        .interceptors(interceptors.of(key, configuration.interceptors()))
                        .inbound(current::get)
                        .buildRpc());
    }

    private static boolean isDiscovered(ClientConfiguration configuration) {
        return SPELLING.schemes().containsKey(configuration.scheme());
    }

    private @Nullable ServerChoice servers(ClientConfiguration configuration) {
        Function<String, ServerChoice> known = discovery;
        return known != null && isDiscovered(configuration)
                ? known.apply(configuration.transport().baseUrl().getHost())
                : null;
    }

    @PreDestroy
    void close() {
        shared.close();
    }
}
