package org.connectjakarta.quarkus.runtime;

import io.quarkus.arc.ArcContainer;
import io.quarkus.arc.InjectableBean;
import io.quarkus.arc.InstanceHandle;
import jakarta.enterprise.context.Dependent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.connectjakarta.CallContext;
import org.connectjakarta.server.ServiceProvider;

/** Where the object that answers a call comes from: always through the container, so that interceptors and decorators apply. */
final class BeanService {
    private BeanService() {}

    static <S> ServiceProvider<S> of(ArcContainer container, InjectableBean<S> bean) {
        if (bean.getScope() == Dependent.class) {
            return new EachCall<>(container, bean);
        }
        S reference = container.instance(bean).get();
        return call -> reference;
    }

    /** A new instance for each call, destroyed when the call is over. */
    private static final class EachCall<S> implements ServiceProvider<S> {
        private final ArcContainer container;
        private final InjectableBean<S> bean;
        private final Map<Identity, InstanceHandle<S>> handles = new ConcurrentHashMap<>();

        EachCall(ArcContainer container, InjectableBean<S> bean) {
            this.container = container;
            this.bean = bean;
        }

        @Override
        public S get(CallContext call) {
            InstanceHandle<S> handle = container.instance(bean);
            S service = handle.get();
            handles.put(new Identity(service), handle);
            return service;
        }

        @Override
        public void release(S service) {
            InstanceHandle<S> handle = handles.remove(new Identity(service));
            if (handle != null) {
                handle.destroy();
            }
        }
    }

    /** Two services may be equal, but are never one. */
    private record Identity(Object service) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Identity that && that.service == service;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(service);
        }
    }
}
