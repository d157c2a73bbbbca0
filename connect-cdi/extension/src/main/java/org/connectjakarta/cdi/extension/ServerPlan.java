package org.connectjakarta.cdi.extension;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.connectjakarta.Interceptor;
import org.connectjakarta.cdi.config.ServerConfiguration;
import org.connectjakarta.server.RpcServer;
import org.connectjakarta.server.RpcServerBuilder;
import org.connectjakarta.server.ServerOptions;
import org.eclipse.microprofile.config.ConfigProvider;

/** What a deployment will serve, checked as a whole before anything is created. */
final class ServerPlan {
    private static final Logger LOG = System.getLogger(ServerPlan.class.getName());

    private final BeanManager beans;
    private final ServerConfiguration configuration;
    private final MapperBeans mappers;

    /** The interceptors of each service, outermost first. */
    private final Map<ServicePlan<?>, List<InterceptorSource>> services = new LinkedHashMap<>();

    private final Deque<Runnable> onClose = new ArrayDeque<>();

    private ServerPlan(BeanManager beans, ServerConfiguration configuration, MapperBeans mappers) {
        this.beans = beans;
        this.configuration = configuration;
        this.mappers = mappers;
    }

    /** Makes the plan and reports all that is wrong with it; one with problems must not be started. */
    static ServerPlan make(BeanManager beans, FoundBeans found, Consumer<String> problems) {
        ServiceBeans services = new ServiceBeans(beans, found.services(), problems);
        ServerConfiguration configuration =
                ServerConfiguration.read(ConfigProvider.getConfig(), services.names(), problems);
        ServerPlan plan =
                new ServerPlan(
                        beans, configuration, new MapperBeans(beans, found.mappers(), problems));
        InterceptorBeans interceptors = new InterceptorBeans(beans, found.interceptors(), problems);
        for (ServicePlan<?> service : services.plans()) {
            List<Class<? extends Interceptor>> named =
                    new ArrayList<>(configuration.interceptors(service.name()));
            named.addAll(service.interceptors());
            plan.services.put(service, interceptors.of(service.name(), named));
        }
        return plan;
    }

    /** The settings, checked. */
    ServerConfiguration configuration() {
        return configuration;
    }

    /**
     * Creates the server.
     *
     * @param context owns what must live as long as the server
     */
    RpcServer start(CreationalContext<?> context) {
        RpcServerBuilder server =
                RpcServer.builder()
                        .pathPrefix(configuration.pathPrefix())
                        .cors(configuration.cors())
                        .exceptionMapper(mappers.create(context));
        CallScope scope = CallScope.of(beans);
        Map<InterceptorSource, Interceptor> created = new HashMap<>();
        services.forEach(
                (service, sources) -> {
                    List<Interceptor> interceptors = new ArrayList<>();
                    interceptors.add(scope);
                    for (InterceptorSource source : sources) {
                        interceptors.add(
                                created.computeIfAbsent(
                                        source, absent -> absent.create(context, onClose::push)));
                    }
                    if (!service.access().isEmpty()) {
                        interceptors.add(new AccessCheck(service.access()));
                    }
                    ServerOptions options =
                            configuration.options(service.name()).withInterceptors(interceptors);
                    addTo(server, service, options, scope, context);
                    LOG.log(
                            Level.INFO,
                            "Connect service {0} is answered by {1}",
                            service.name(),
                            service.found().description());
                });
        return server.build();
    }

    // A method of its own, so that the binding and the provider are known to be of one type.
    private <S> void addTo(
            RpcServerBuilder server,
            ServicePlan<S> service,
            ServerOptions options,
            CallScope scope,
            CreationalContext<?> context) {
        server.service(service.binding(), service.provider(beans, scope, context), options);
    }

    /** Closes a server and what was created for it. */
    void stop(RpcServer server, CreationalContext<?> context) {
        server.close();
        onClose.forEach(Runnable::run);
        context.release();
    }
}
