package org.connectjakarta.quarkus.client;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.http.HttpClientOptions;
import java.util.Optional;
import java.util.function.Consumer;
import org.connectjakarta.mp.ClientConfiguration;
import org.connectjakarta.mp.ClientId;
import org.connectjakarta.vertx.TlsOptions;

/** The TLS configurations of Quarkus that clients name. */
record ClientTls(ClientsConfig config, TlsConfigurationRegistry registry) {

    private Optional<String> name(String key) {
        return Optional.ofNullable(config.clients().get(key))
                .flatMap(ClientsConfig.ClientConfig::tlsConfigurationName);
    }

    /** Tells of a name that there is not, and of one that stands beside other settings of TLS. */
    void check(ClientId id, ClientConfiguration configuration, Consumer<String> problems) {
        name(id.key()).ifPresent(name -> check(id, name, configuration, problems));
    }

    private void check(
            ClientId id,
            String name,
            ClientConfiguration configuration,
            Consumer<String> problems) {
        String setting =
                ClientsConfig.PREFIX + "\"" + id.key() + "\".tls-configuration-name = " + name;
        TlsOptions own = configuration.transport().tls();
        if (registry.get(name).isEmpty()) {
            problems.accept(
                    "%s: there is no such TLS configuration. Expected: a name for which there are settings quarkus.tls.%s.*. Needed by %s"
                            .formatted(setting, name, id.place()));
        }
        if (own.trust() != null || own.identity() != null) {
            problems.accept(
                    "%s: there is a trust store, a key store or a certificate of the client besides. Expected: one or the other. Needed by %s"
                            .formatted(setting, id.place()));
        }
    }

    /** What the TLS configuration of a client says, for the options of Vert.x. */
    Consumer<HttpClientOptions> of(String key) {
        return options -> {
            if (options.isSsl()) {
                name(key).flatMap(registry::get).ifPresent(tls -> configure(options, tls));
            }
        };
    }

    private static void configure(HttpClientOptions options, TlsConfiguration tls) {
        // The version of HTTP is chosen by the client, and its time to connect is its own.
        boolean alpn = options.isUseAlpn();
        long handshake = options.getSslHandshakeTimeout();
        var unit = options.getSslHandshakeTimeoutUnit();
        TlsConfigUtils.configure(options, tls);
        options.setUseAlpn(alpn).setSslHandshakeTimeoutUnit(unit).setSslHandshakeTimeout(handshake);
    }
}
