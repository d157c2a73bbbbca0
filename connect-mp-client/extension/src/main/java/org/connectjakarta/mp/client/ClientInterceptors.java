package org.connectjakarta.mp.client;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Prioritized;
import jakarta.enterprise.inject.spi.Unmanaged;
import jakarta.enterprise.inject.spi.Unmanaged.UnmanagedInstance;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.connectjakarta.Interceptor;
import org.connectjakarta.cdi.ConnectClient;

/**
 * What watches the calls of clients: the beans that say so, and inside them the classes that the configuration names. One object for
 * each bean and class, however many clients it watches. Not thread-safe.
 */
final class ClientInterceptors {
    private static final Comparator<Bean<?>> OUTERMOST_FIRST =
            Comparator.<Bean<?>>comparingInt(ClientInterceptors::priority)
                    // Settles the order of equals, so that it is the same each time.
                    .thenComparing(bean -> bean.getBeanClass().getName());

    private final BeanManager beans;
    private final CreationalContext<?> context;
    private final Map<Object, Interceptor> created = new HashMap<>();
    private final Deque<Runnable> onClose = new ArrayDeque<>();

    /**
     * @param context owns what must live as long as the clients
     */
    ClientInterceptors(BeanManager beans, CreationalContext<?> context) {
        this.beans = beans;
        this.context = context;
    }

    /**
     * The interceptors of one client, outermost first; each once.
     *
     * @param named the classes that are set for it, outermost first
     */
    List<Interceptor> of(String key, List<Class<? extends Interceptor>> named) {
        Set<Interceptor> chain = new LinkedHashSet<>();
        Set<Bean<?>> watching = new LinkedHashSet<>(watching(ConnectClient.Literal.DEFAULT));
        watching.addAll(watching(ConnectClient.Literal.of(key)));
        watching.stream()
                .sorted(OUTERMOST_FIRST)
                .map(bean -> ofBean(bean, Interceptor.class))
                .forEach(chain::add);
        named.stream().map(this::ofClass).forEach(chain::add);
        return List.copyOf(chain);
    }

    private Set<Bean<?>> watching(ConnectClient qualifier) {
        return beans.getBeans(Interceptor.class, qualifier);
    }

    private static int priority(Bean<?> bean) {
        if (bean instanceof Prioritized prioritized) {
            return prioritized.getPriority();
        }
        Priority priority = bean.getBeanClass().getAnnotation(Priority.class);
        return priority == null ? Integer.MAX_VALUE : priority.value();
    }

    private <T extends Interceptor> Interceptor ofClass(Class<T> type) {
        Bean<?> bean = NamedInterceptor.bean(beans, type);
        return bean == null ? once(type, () -> unmanaged(type)) : ofBean(bean, type);
    }

    private Interceptor ofBean(Bean<?> bean, Class<? extends Interceptor> type) {
        return once(bean, () -> type.cast(beans.getReference(bean, type, context)));
    }

    private <T extends Interceptor> Interceptor unmanaged(Class<T> type) {
        UnmanagedInstance<T> instance = new Unmanaged<>(beans, type).newInstance();
        T interceptor = instance.produce().inject().postConstruct().get();
        onClose.push(() -> instance.preDestroy().dispose());
        return interceptor;
    }

    // Not computeIfAbsent: what is created may have a client injected, and that one interceptors.
    private Interceptor once(Object source, Supplier<Interceptor> creation) {
        Interceptor known = created.get(source);
        if (known != null) {
            return known;
        }
        Interceptor interceptor = creation.get();
        created.put(source, interceptor);
        return interceptor;
    }

    /** Lets go of what was created, but not of what the context owns. */
    void close() {
        onClose.forEach(Runnable::run);
    }
}
