package org.connectjakarta.mp.client;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.connectjakarta.mp.ClientConfiguration;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Checks the configuration of each client that is injected. Those that are only looked up are checked then. */
final class ClientChecks {
    private final InjectedClients injected;
    private final RegisteredClients registered;
    private final BeanManager beans;

    ClientChecks(InjectedClients injected, RegisteredClients registered, BeanManager beans) {
        this.injected = injected;
        this.registered = registered;
        this.beans = beans;
    }

    /** Reports all that is wrong. */
    void report(Config config, Consumer<String> problems) {
        places().forEach((id, places) -> check(config, id, places.toString(), problems));
    }

    private void check(Config config, ClientKey id, String places, Consumer<String> problems) {
        ClientConfiguration configuration =
                ClientConfiguration.read(config, id.at(places), problems);
        if (configuration != null) {
            configuration
                    .interceptors()
                    .forEach(each -> NamedInterceptor.check(beans, each, id.key(), problems));
        }
    }

    /** The configurations that are needed, and where. */
    private Map<ClientKey, StringJoiner> places() {
        Map<ClientKey, StringJoiner> places = new LinkedHashMap<>();
        for (Wanted wanted : injected.all()) {
            Bean<?> bean = InjectedClients.bean(wanted, beans);
            ClientKey id = bean == null ? null : id(wanted, bean.getBeanClass());
            if (id != null) {
                places.computeIfAbsent(id, absent -> new StringJoiner(", "))
                        .add(injected.placesOf(wanted));
            }
        }
        return places;
    }

    /** The configuration that a bean of ours needs; null for others: those of the application may stand in for ours. */
    private @Nullable ClientKey id(Wanted wanted, Class<?> beanClass) {
        RegisteredClient behind = registered.behind(beanClass);
        if (behind != null) {
            return behind.id();
        }
        return beanClass == ConnectClientExtension.class ? wanted.id() : null;
    }
}
