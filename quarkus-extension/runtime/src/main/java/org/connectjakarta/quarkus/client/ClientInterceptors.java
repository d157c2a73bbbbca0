package org.connectjakarta.quarkus.client;

import io.quarkus.arc.ArcContainer;
import io.quarkus.arc.InjectableBean;
import io.quarkus.arc.InstanceHandle;
import jakarta.enterprise.inject.Any;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.connectjakarta.Interceptor;
import org.connectjakarta.cdi.ConnectClient;

/**
 * What watches the calls of clients: the beans that say so, and inside them those that the settings name by their classes.
 *
 * @param order the identifiers of the beans that say so, outermost first
 */
record ClientInterceptors(ArcContainer container, List<String> order) {

    /** Tells of each class that no bean has. */
    void check(String key, List<Class<? extends Interceptor>> named, Consumer<String> problems) {
        for (Class<? extends Interceptor> type : named) {
            if (find(type).isEmpty()) {
                problems.accept(
                        "interceptor %s of the client %s is no bean. Give it a scope, such as @ApplicationScoped"
                                .formatted(type.getName(), key));
            }
        }
    }

    /**
     * The interceptors of one client, outermost first; each once.
     *
     * @param named the classes that are set for it, outermost first; checked
     */
    List<Interceptor> of(String key, List<Class<? extends Interceptor>> named) {
        Map<InjectableBean<?>, Interceptor> watching = new LinkedHashMap<>();
        for (ConnectClient qualifier :
                List.of(ConnectClient.Literal.DEFAULT, ConnectClient.Literal.of(key))) {
            container
                    .listAll(Interceptor.class, qualifier)
                    .forEach(each -> watching.put(each.getBean(), each.get()));
        }
        Map<InjectableBean<?>, Interceptor> chain = new LinkedHashMap<>();
        watching.keySet().stream()
                .sorted(Comparator.comparingInt(bean -> order.indexOf(bean.getIdentifier())))
                .forEach(bean -> chain.put(bean, watching.get(bean)));
        named.forEach(
                type ->
                        find(type)
                                .ifPresent(each -> chain.putIfAbsent(each.getBean(), each.get())));
        return List.copyOf(chain.values());
    }

    private Optional<InstanceHandle<Interceptor>> find(Class<? extends Interceptor> type) {
        return container.listAll(Interceptor.class, Any.Literal.INSTANCE).stream()
                .filter(each -> each.getBean().getBeanClass().equals(type))
                .findFirst();
    }
}
