package org.connectjakarta.embedded;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher;
import org.jboss.resteasy.spi.ResteasyDeployment;

/** RESTEasy's servlet for a deployment that is made here rather than found by RESTEasy. */
class RestServlet extends HttpServlet30Dispatcher {
    private static final long serialVersionUID = 1L;

    private final transient ResteasyDeployment deployment;

    RestServlet(ResteasyDeployment deployment) {
        this.deployment = deployment;
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        deployment.start();
        // RESTEasy takes a deployment that others made from the servlet context, which several
        // servlets share here.
        ServletContext context = config.getServletContext();
        context.setAttribute(ResteasyDeployment.class.getName(), deployment);
        try {
            super.init(config);
        } finally {
            context.removeAttribute(ResteasyDeployment.class.getName());
        }
    }

    @Override
    public void destroy() {
        super.destroy();
        deployment.stop();
    }
}
