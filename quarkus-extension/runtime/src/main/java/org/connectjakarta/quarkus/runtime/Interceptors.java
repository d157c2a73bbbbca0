package org.connectjakarta.quarkus.runtime;

import io.quarkus.arc.ArcContainer;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Any;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.connectjakarta.Interceptor;

/** The interceptors that are beans. */
final class Interceptors {
    private final List<InstanceHandle<Interceptor>> beans;
    private final List<String> forAll;

    /**
     * @param forAll the identifiers of the beans that intercept every service, outermost first
     */
    Interceptors(ArcContainer container, List<String> forAll) {
        this.beans = container.listAll(Interceptor.class, Any.Literal.INSTANCE);
        this.forAll = forAll;
    }

    /**
     * The interceptors of one service, outermost first, each once: those of every service, then those that are named for it.
     *
     * @param named the names of their classes, outermost first
     * @throws ConfigurationException if one is no bean
     */
    List<Interceptor> of(String service, List<String> named) {
        Set<InstanceHandle<Interceptor>> chain = new LinkedHashSet<>();
        for (String identifier : forAll) {
            beans.stream()
                    .filter(each -> each.getBean().getIdentifier().equals(identifier))
                    .forEach(chain::add);
        }
        named.forEach(each -> chain.add(find(each, service)));
        List<Interceptor> interceptors = new ArrayList<>();
        chain.forEach(each -> interceptors.add(each.get()));
        return interceptors;
    }

    private InstanceHandle<Interceptor> find(String className, String service) {
        return beans.stream()
                .filter(each -> className(each).equals(className))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "interceptor %s of service %s is no bean. Give it a scope, such as @ApplicationScoped"
                                                .formatted(className, service)));
    }

    private static String className(InstanceHandle<Interceptor> handle) {
        return handle.getBean().getBeanClass().getName();
    }
}
