package org.connectjakarta.cdi.extension;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.connectjakarta.cdi.CurrentCall;
import org.connectjakarta.cdi.config.ServerConfiguration;
import org.connectjakarta.config.ApplicationLoader;
import org.connectjakarta.server.RpcServer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the beans that answer calls, checks them and their configuration when the application is deployed, and makes an
 * {@link RpcServer} of them: a bean, created when a door first asks for it and closed with the container.
 */
public class ConnectExtension implements Extension {
    private final FoundBeans found = new FoundBeans();
    private @Nullable ServerPlan plan;

    void addCallContext(@Observes BeforeBeanDiscovery event) {
        event.addAnnotatedType(InjectedCallContext.class, id(InjectedCallContext.class));
    }

    // Fired for each bean that is enabled; alternatives that are not selected do not come here.
    void collect(@Observes ProcessBean<?> event, BeanManager beans) {
        found.add(new FoundBean(event.getBean(), event.getAnnotated()), beans);
    }

    void addServer(@Observes AfterBeanDiscovery event) {
        event.<RpcServer>addBean()
                .id(id(RpcServer.class))
                .addType(RpcServer.class)
                .scope(Singleton.class)
                .beanClass(ConnectExtension.class)
                .createWith(context -> plan().start(context))
                .destroyWith((server, context) -> plan().stop(server, context));
    }

    void addConfiguration(@Observes AfterBeanDiscovery event) {
        event.<ServerConfiguration>addBean()
                .id(id(ServerConfiguration.class))
                .addType(ServerConfiguration.class)
                .scope(Singleton.class)
                .beanClass(ConnectExtension.class)
                .createWith(context -> plan().configuration());
    }

    void addCurrentCall(@Observes AfterBeanDiscovery event) {
        event.<CurrentCall>addBean()
                .id(id(CurrentCall.class))
                .addType(CurrentCall.class)
                .scope(Singleton.class)
                .beanClass(ConnectExtension.class)
                .createWith(context -> CallScope::current);
    }

    /**
     * An EAR may hold several WARs, each with its own copy of these classes. Containers tell beans apart by a text, which must differ
     * then.
     */
    private static String id(Class<?> type) {
        int loader = System.identityHashCode(ConnectExtension.class.getClassLoader());
        return type.getName() + '@' + Integer.toHexString(loader);
    }

    // Early, so that doors can ask for the server when they observe the same event.
    void validate(
            @Observes @Priority(jakarta.interceptor.Interceptor.Priority.LIBRARY_BEFORE)
                    AfterDeploymentValidation event,
            BeanManager beans) {
        List<String> problems = new ArrayList<>();
        ApplicationLoader.during(() -> plan = ServerPlan.make(beans, found, problems::add));
        if (!problems.isEmpty()) {
            StringBuilder text = new StringBuilder("the Connect services cannot be deployed:");
            problems.forEach(problem -> text.append("\n  - ").append(problem));
            event.addDeploymentProblem(new DeploymentException(text.toString()));
        }
    }

    private ServerPlan plan() {
        if (plan == null) {
            throw new IllegalStateException(
                    "the Connect server is there once the deployment has been validated, not before");
        }
        return plan;
    }
}
