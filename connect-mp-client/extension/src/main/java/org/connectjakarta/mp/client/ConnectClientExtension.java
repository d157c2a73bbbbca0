package org.connectjakarta.mp.client;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessBeanAttributes;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.connectjakarta.CallContext;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.cdi.RegisterConnectClient;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.config.ApplicationLoader;
import org.connectjakarta.mp.ClientConfiguration;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.mp.SharedClients;
import org.connectjakarta.mp.TypedClients;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Makes clients injectable: a generated interface as a bean for each key that it is injected with, a registered interface as a bean of a
 * class of its own, so that interceptors and Fault Tolerance apply to it. Configuration is checked when the application is deployed;
 * connections are opened by the first call and closed with the container.
 */
public class ConnectClientExtension implements Extension {
    private final RegisteredClients registered = new RegisteredClients();
    private final InjectedClients injected = new InjectedClients();
    private final Set<String> problems = new LinkedHashSet<>();
    private @Nullable Config config;

    void find(
            @Observes @WithAnnotations({RegisterConnectClient.class, ConnectClient.class})
                    ProcessAnnotatedType<?> event) {
        registered.find(event.getAnnotatedType());
        if (event.getAnnotatedType().getJavaClass().isInterface()) {
            // No bean itself: containers warn of one with a scope.
            event.veto();
        }
    }

    // By our own manager: the event's is shared by all WARs of an EAR, and on Open Liberty it tells
    // classes apart by their names alone, so that both get the class of one.
    void addClasses(@Observes AfterTypeDiscovery event, BeanManager own) {
        registered
                .define(problems::add)
                .forEach(
                        each ->
                                event.addAnnotatedType(
                                        own.createAnnotatedType(each), id(each.getName())));
    }

    // The attributes of a bean can have a qualifier several times, which an annotated class cannot.
    <T> void qualify(@Observes ProcessBeanAttributes<T> event) {
        RegisteredClient client =
                event.getAnnotated() instanceof AnnotatedType<?> type
                        ? registered.behind(type.getJavaClass())
                        : null;
        if (client != null) {
            Set<Annotation> qualifiers =
                    new LinkedHashSet<>(event.getBeanAttributes().getQualifiers());
            qualifiers.remove(Default.Literal.INSTANCE);
            client.keys().forEach(key -> qualifiers.add(ConnectClient.Literal.of(key)));
            event.configureBeanAttributes()
                    .types(client.type(), Object.class)
                    .qualifiers(qualifiers);
        }
    }

    void collect(@Observes ProcessInjectionPoint<?, ?> event) {
        injected.add(event.getInjectionPoint());
    }

    void collect(@Observes ProcessBean<?> event) {
        injected.add(event.getBean());
    }

    void addBeans(@Observes AfterBeanDiscovery event, BeanManager beans) {
        event.<SharedClients>addBean()
                .id(id(SharedClients.class.getName()))
                .addType(SharedClients.class)
                .scope(Singleton.class)
                .beanClass(ConnectClientExtension.class)
                .createWith(context -> clients(beans, context))
                .destroyWith(
                        (clients, context) -> {
                            clients.close();
                            context.release();
                        });
        for (RegisteredClient each : registered.all()) {
            add(event, each.generated(), new ClientOf.Literal(each.className()), each.id());
        }
        for (Wanted each : injected.unanswered()) {
            Class<?> generated = each.generated();
            if (generated == null) {
                addPlaceholder(event, each);
            } else {
                add(event, generated, each.qualifier(), each.id());
            }
        }
    }

    private SharedClients clients(BeanManager beans, CreationalContext<?> context) {
        ClientInterceptors interceptors = new ClientInterceptors(beans, context);
        Supplier<@Nullable CallContext> inbound = CurrentCalls.of(beans);
        return new SharedClients(
                (id, problems) -> ClientConfiguration.read(config(), id, problems),
                (key, configuration) ->
                        ConnectClientBuilder.of(configuration)
                                .interceptors(interceptors.of(key, configuration.interceptors()))
                                .inbound(inbound)
                                .buildRpc(),
                interceptors::close);
    }

    private static <T> void add(
            AfterBeanDiscovery event, Class<T> type, Annotation qualifier, ClientKey id) {
        Function<RpcClient, T> make = TypedClients.of(type);
        event.<T>addBean()
                .id(id(type.getName() + qualifier))
                .addType(type)
                .addQualifier(qualifier)
                .scope(Dependent.class)
                .beanClass(ConnectClientExtension.class)
                .produceWith(
                        lookup ->
                                make.apply(
                                        lookup.select(SharedClients.class).get().get(id.lookup())));
    }

    /**
     * An EAR may hold several WARs, each with its own copy of these classes. Containers tell beans apart by a text, which must differ
     * then.
     */
    private static String id(String bean) {
        int loader = System.identityHashCode(ConnectClientExtension.class.getClassLoader());
        return bean + '@' + Integer.toHexString(loader);
    }

    // So that our message is shown, and not the container's that there is no such bean.
    private void addPlaceholder(AfterBeanDiscovery event, Wanted wanted) {
        if (!registered.isWrong(wanted.type())) {
            problems.add(Messages.notInjectable(wanted, injected.placesOf(wanted)));
        }
        event.addBean()
                .id(id(wanted.toString()))
                .addType(wanted.type())
                .addQualifier(wanted.qualifier())
                .scope(Dependent.class)
                .beanClass(ConnectClientExtension.class)
                .createWith(
                        context -> {
                            throw new IllegalStateException("the deployment has failed");
                        });
    }

    void validate(@Observes AfterDeploymentValidation event, BeanManager beans) {
        ApplicationLoader.during(() -> check(beans));
        if (!problems.isEmpty()) {
            StringBuilder text = new StringBuilder("the Connect clients cannot be deployed:");
            problems.forEach(problem -> text.append("\n  - ").append(problem));
            event.addDeploymentProblem(new DeploymentException(text.toString()));
        }
    }

    private void check(BeanManager beans) {
        config = ConfigProvider.getConfig();
        new ClientChecks(injected, registered, beans).report(config, problems::add);
    }

    // Of the application that is deployed; a thread that asks later may belong to another one.
    private Config config() {
        if (config == null) {
            throw new IllegalStateException(
                    "Connect clients are there once the deployment has been validated, not before");
        }
        return config;
    }
}
