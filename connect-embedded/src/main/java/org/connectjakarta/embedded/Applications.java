package org.connectjakarta.embedded;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.jboss.resteasy.cdi.CdiInjectorFactory;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.plugins.server.servlet.ResteasyContextParameters;
import org.jboss.resteasy.spi.ResteasyDeployment;
import org.jboss.resteasy.util.GetRestful;
import org.jboss.weld.environment.servlet.Listener;
import org.jspecify.annotations.Nullable;

/** The servlet context: the services, and beside them the JAX-RS applications, each in a servlet of RESTEasy. */
final class Applications {
    private final ServletContextHandler servlets = new ServletContextHandler();
    private final Set<String> prefixes = new HashSet<>();
    private final @Nullable BeanManager beans;
    private final Door door;

    Applications(@Nullable BeanManager beans, Door door) {
        this.beans = beans;
        this.door = door;
        if (beans != null) {
            servlets.addEventListener(Listener.using(beans));
        }
    }

    /** The context, complete. */
    ServletContextHandler handler() {
        ServletHolder holder = new ServletHolder("connect", new RpcServlet(door.engine()));
        holder.setAsyncSupported(true);
        for (String service : door.services()) {
            servlets.addServlet(holder, door.prefix() + "/" + service + "/*");
        }
        if (prefixes.add(door.prefix())) {
            // Nobody else is there: the engine knows how each protocol says that there is no such
            // service.
            servlets.addServlet(holder, door.prefix() + "/*");
        }
        return servlets;
    }

    /** Serves every application that is a bean. */
    void addDiscovered() {
        if (beans == null) {
            return;
        }
        for (Bean<?> bean : beans.getBeans(Application.class, Any.Literal.INSTANCE)) {
            // RESTEasy adds the plain class as a bean when it finds no other.
            if (bean.getBeanClass() != Application.class) {
                Object application =
                        beans.getReference(
                                bean, Application.class, beans.createCreationalContext(bean));
                add((Application) application, bean.getBeanClass());
            }
        }
    }

    /** Serves an application below its {@link ApplicationPath}, or below the root if it has none. */
    void add(Application application) {
        add(application, application.getClass());
    }

    // Application.getSingletons is deprecated, but not dead; the lists of RESTEasy are raw.
    @SuppressWarnings({"deprecation", "rawtypes"})
    private void add(Application application, Class<?> type) {
        ResteasyDeployment deployment = new ResteasyDeploymentImpl();
        deployment.setApplication(application);
        // @RolesAllowed and its like on resources: without it they would be open.
        deployment.setSecurityEnabled(true);
        if (beans != null) {
            deployment.setInjectorFactoryClass(CdiInjectorFactory.class.getName());
            if (application.getClasses().isEmpty() && application.getSingletons().isEmpty()) {
                // REST 3.1, section 2.3.2: an application that names nothing has everything.
                List<Class> resources = new ArrayList<>();
                List<Class> providers = new ArrayList<>();
                sortBeans(beans, resources, providers);
                deployment.setActualResourceClasses(resources);
                deployment.setActualProviderClasses(providers);
            }
        }
        String prefix = prefix(type.getAnnotation(ApplicationPath.class));
        if (!prefixes.add(prefix)) {
            throw new IllegalStateException(
                    type.getName()
                            + ": there is another JAX-RS application below \""
                            + prefix
                            + "/\"; give one of them an @ApplicationPath");
        }
        ServletHolder holder = new ServletHolder(type.getName(), new RestServlet(deployment));
        holder.setInitParameter(ResteasyContextParameters.RESTEASY_SERVLET_MAPPING_PREFIX, prefix);
        holder.setAsyncSupported(true);
        servlets.addServlet(holder, prefix + "/*");
    }

    @SuppressWarnings("rawtypes")
    private static void sortBeans(BeanManager beans, List<Class> resources, List<Class> providers) {
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Class<?> type = bean.getBeanClass();
            // The class of a producer's bean is the class that declares the producer.
            if (!bean.getTypes().contains(type)) {
                continue;
            }
            if (GetRestful.isRootResource(type)) {
                resources.add(type);
            } else if (type.isAnnotationPresent(Provider.class)) {
                providers.add(type);
            }
        }
    }

    private static String prefix(@Nullable ApplicationPath path) {
        String value = path == null ? "" : path.value();
        String bare = value.endsWith("/*") ? value.substring(0, value.length() - 2) : value;
        String trimmed = bare.replaceAll("^/+|/+$", "");
        return trimmed.isEmpty() ? "" : "/" + trimmed;
    }
}
