package org.connectjakarta.jaxrs.war;

import jakarta.servlet.ServletContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The servlets in which JAX-RS runs, by server. */
final class JaxrsServlets {
    /** That of Open Liberty first: there is RESTEasy below it. */
    private static final List<String> KNOWN =
            List.of(
                    "com.ibm.websphere.jaxrs.server.IBMRestServlet",
                    "org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher");

    private JaxrsServlets() {}

    /** The class of the servlet that this application can use; null if it has none that is known. */
    static @Nullable String find(ServletContext context) {
        return KNOWN.stream()
                .filter(name -> canLoad(context.getClassLoader(), name))
                .findFirst()
                .orElse(null);
    }

    private static boolean canLoad(ClassLoader loader, String name) {
        try {
            Class.forName(name, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
