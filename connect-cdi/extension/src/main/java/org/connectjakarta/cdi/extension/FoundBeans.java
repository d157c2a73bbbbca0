package org.connectjakarta.cdi.extension;

import jakarta.enterprise.inject.Specializes;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.connectjakarta.ExceptionMapper;
import org.connectjakarta.Interceptor;

/** The beans that matter to the server, collected during bean discovery. */
final class FoundBeans {
    private final List<FoundBean> services = new ArrayList<>();
    private final List<FoundBean> interceptors = new ArrayList<>();
    private final List<FoundBean> mappers = new ArrayList<>();
    private final Set<Class<?>> specialized = new HashSet<>();

    void add(FoundBean bean, BeanManager beans) {
        if (bean.annotated() instanceof AnnotatedType<?> type
                && type.isAnnotationPresent(Specializes.class)) {
            specialized.add(type.getJavaClass().getSuperclass());
        }
        if (bean.serviceInterceptors(beans).isPresent()) {
            services.add(bean);
        }
        if (bean.hasType(Interceptor.class) && bean.priority().isPresent() && !bean.isOfClients()) {
            interceptors.add(bean);
        }
        if (bean.hasType(ExceptionMapper.class)) {
            mappers.add(bean);
        }
    }

    /** The beans with the stereotype. */
    List<FoundBean> services() {
        return enabled(services);
    }

    /** The interceptors with a priority, which makes them intercept every service. */
    List<FoundBean> interceptors() {
        return enabled(interceptors);
    }

    /** The exception mappers. */
    List<FoundBean> mappers() {
        return enabled(mappers);
    }

    /** Without the beans that others specialize: a container may process these before it knows. */
    private List<FoundBean> enabled(List<FoundBean> found) {
        return found.stream()
                .filter(
                        each ->
                                !(each.annotated() instanceof AnnotatedType<?> type
                                        && specialized.contains(type.getJavaClass())))
                .toList();
    }
}
