package org.connectjakarta.jaxrs.war;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Set;
import org.connectjakarta.ServiceSpec;
import org.connectjakarta.cdi.config.ServerConfiguration;
import org.connectjakarta.cdi.config.ServerDoor;
import org.connectjakarta.server.RpcServer;
import org.jspecify.annotations.Nullable;

/**
 * Gives the services of a WAR their paths: one servlet, mapped to {@code /pkg.Service/*} for each service and to nothing else, so that
 * whatever the WAR has besides (JAX-RS applications, servlets, static files) stays as it is.
 */
public final class ConnectInitializer implements ServletContainerInitializer {
    private static final Logger LOG = System.getLogger(ConnectInitializer.class.getName());
    private static final String NAME = "org.connectjakarta";

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context)
            throws ServletException {
        Instance<Object> beans = beans();
        // Without the extension, or with one that an archive of its own hides from this WAR.
        if (beans == null || beans.select(RpcServer.class).isUnsatisfied()) {
            return;
        }
        RpcServer server = beans.select(RpcServer.class).get();
        if (server.services().isEmpty()) {
            return;
        }
        Calls calls = new Calls(server, Container.of(context));
        ServerConfiguration configuration = beans.select(ServerConfiguration.class).get();
        String jaxrs =
                configuration.door() == ServerDoor.JAXRS ? JaxrsServlets.find(context) : null;
        ServletRegistration.Dynamic servlet =
                jaxrs == null
                        ? context.addServlet(NAME, new CallServlet(calls))
                        : addJaxrs(context, jaxrs, calls);
        if (servlet == null) {
            throw new ServletException(
                    "there is a servlet " + NAME + " already: is connect-jaxrs there twice?");
        }
        servlet.setAsyncSupported(true);
        map(server, servlet);
        context.addServlet(NAME + ".last", new LastServlet(server, configuration.stopTimeout()))
                // A servlet that nobody calls is else not initialised, nor destroyed.
                .setLoadOnStartup(0);
        FilterRegistration.Dynamic unknown =
                context.addFilter(
                        NAME + ".unknown", new UnknownServices(calls, server.pathPrefix()));
        unknown.setAsyncSupported(true);
        unknown.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
        LOG.log(
                Level.INFO,
                "{0} Connect services below {1}/ by {2}",
                server.services().size(),
                context.getContextPath() + server.pathPrefix(),
                jaxrs == null ? "a servlet" : "JAX-RS");
    }

    private static @Nullable Instance<Object> beans() {
        try {
            return CDI.current();
        } catch (IllegalStateException e) {
            // CDI 4.0, CDI.current(): no provider, or no container for this WAR.
            return null;
        }
    }

    private static ServletRegistration.@Nullable Dynamic addJaxrs(
            ServletContext context, String servletClass, Calls calls) {
        ServletRegistration.Dynamic servlet = context.addServlet(NAME, servletClass);
        FilterRegistration.Dynamic filter = context.addFilter(NAME, new CallFilter(calls));
        if (servlet == null || filter == null) {
            return null;
        }
        servlet.setInitParameter("jakarta.ws.rs.Application", HiddenClasses.application());
        // RESTEasy: paths are those of the whole context, whatever the mappings.
        servlet.setInitParameter("resteasy.servlet.mapping.prefix", "");
        filter.setAsyncSupported(true);
        // After the filters of the application.
        filter.addMappingForServletNames(EnumSet.of(DispatcherType.REQUEST), true, NAME);
        return servlet;
    }

    private static void map(RpcServer server, ServletRegistration.Dynamic servlet)
            throws ServletException {
        for (ServiceSpec service : server.services()) {
            String path = server.pathPrefix() + "/" + service.name() + "/*";
            if (!servlet.addMapping(path).isEmpty()) {
                throw new ServletException(
                        "another servlet of this application has the path "
                                + path
                                + " of the service "
                                + service.name());
            }
        }
    }
}
