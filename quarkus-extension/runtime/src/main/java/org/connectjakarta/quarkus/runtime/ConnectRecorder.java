package org.connectjakarta.quarkus.runtime;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.arc.InjectableBean;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.connectjakarta.Interceptor;
import org.connectjakarta.cdi.config.ServerConfiguration;
import org.connectjakarta.server.RpcServer;
import org.connectjakarta.server.RpcServerBuilder;
import org.connectjakarta.server.ServerOptions;
import org.connectjakarta.server.ServiceBinding;
import org.eclipse.microprofile.config.ConfigProvider;

/** What happens when the application starts. */
@Recorder
public class ConnectRecorder {

    /**
     * Starts the services.
     *
     * @param bindings of the services
     * @param beans the identifiers of the beans that answer them, in the same order
     * @param interceptors the names of the classes that the beans name for themselves, in the same order
     * @param forAll the identifiers of the interceptors of every service, outermost first
     * @param pathPrefix what stands before procedures in the URL, which cannot change any more
     * @throws ConfigurationException if a setting is wrong
     */
    public void start(
            RuntimeValue<ServiceBindings> bindings,
            List<String> beans,
            List<List<String>> interceptors,
            List<String> forAll,
            String pathPrefix,
            ShutdownContext shutdown) {
        ArcContainer container = Arc.container();
        List<ServiceBinding<?>> services = bindings.getValue().all();
        ServerConfiguration configuration = configuration(services, pathPrefix);
        RpcServerBuilder server =
                RpcServer.builder()
                        .cors(configuration.cors())
                        .exceptionMapper(Mappers.of(container));
        CallScope scope = new CallScope(container.instance(ServedCall.class).get());
        Interceptors intercepting = new Interceptors(container, forAll);
        for (int i = 0; i < services.size(); i++) {
            String name = services.get(i).spec().name();
            List<String> named = new ArrayList<>();
            configuration.interceptors(name).forEach(each -> named.add(each.getName()));
            named.addAll(interceptors.get(i));
            List<Interceptor> chain = new ArrayList<>(List.of(scope));
            chain.addAll(intercepting.of(name, named));
            ServerOptions options = configuration.options(name).withInterceptors(chain);
            add(server, services.get(i), container.bean(beans.get(i)), options);
        }
        Services running = container.instance(Services.class).get();
        running.start(server.build());
        shutdown.addShutdownTask(() -> running.stop(Duration.ZERO));
    }

    private static ServerConfiguration configuration(
            List<ServiceBinding<?>> services, String pathPrefix) {
        List<String> problems = new ArrayList<>();
        ServerConfiguration configuration =
                ServerConfiguration.read(
                        ConfigProvider.getConfig(),
                        services.stream().map(service -> service.spec().name()).toList(),
                        problems::add);
        if (problems.isEmpty() && !configuration.pathPrefix().equals(pathPrefix)) {
            problems.add(
                    "connect.server.path-prefix = %s: it was \"%s\" when the application was built, and is fixed by that. Build it again"
                            .formatted(configuration.pathPrefix(), pathPrefix));
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(
                    "The settings of Connect are wrong:\n  " + String.join("\n  ", problems),
                    Set.of());
        }
        return configuration;
    }

    // A method of its own, so that the binding and the bean are known to be of one type.
    @SuppressWarnings("unchecked")
    private static <S> void add(
            RpcServerBuilder server,
            ServiceBinding<S> binding,
            InjectableBean<?> bean,
            ServerOptions options) {
        server.service(binding, BeanService.of(Arc.container(), (InjectableBean<S>) bean), options);
    }
}
