package org.connectjakarta.embedded;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import org.connectjakarta.http.BlockingExchange;
import org.connectjakarta.jaxrs.AnsweredResponse;
import org.connectjakarta.jaxrs.ConnectResource;
import org.connectjakarta.jaxrs.HeadlessRequest;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.spi.ResteasyDeployment;

/** The servlet in which {@link ConnectResource} runs. */
final class RpcServlet extends RestServlet {
    private static final long serialVersionUID = 1L;

    RpcServlet(Consumer<BlockingExchange> engine) {
        super(deployment(new RootResource(engine)));
    }

    /** The resource at the root, where {@link HeadlessRequest} puts every request. */
    @Path("")
    public static final class RootResource extends ConnectResource {
        RootResource(Consumer<BlockingExchange> engine) {
            super(engine);
        }
    }

    private static ResteasyDeployment deployment(ConnectResource resource) {
        ResteasyDeployment deployment = new ResteasyDeploymentImpl();
        // No entity is read or written by JAX-RS here, so that its readers and writers need not be
        // loaded.
        deployment.setRegisterBuiltin(false);
        deployment.setApplication(new RpcApplication(resource));
        return deployment;
    }

    @Override
    public void service(String method, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        JettyExchange exchange = new JettyExchange(request, response);
        exchange.attach();
        Runnable restore = exchange.allowSilence();
        try {
            super.service(method, new HeadlessRequest(request), new Answered(response, exchange));
        } finally {
            if (restore != null) {
                restore.run();
            }
        }
    }

    /** Answered as soon as the exchange has said how, since Jetty may send it later. */
    private static final class Answered extends AnsweredResponse {
        private final JettyExchange exchange;

        Answered(HttpServletResponse response, JettyExchange exchange) {
            super(response);
            this.exchange = exchange;
        }

        @Override
        public boolean isCommitted() {
            return exchange.isAnswered() || super.isCommitted();
        }
    }

    private static final class RpcApplication extends Application {
        private final ConnectResource resource;

        RpcApplication(ConnectResource resource) {
            this.resource = resource;
        }

        @Override
        @SuppressWarnings("deprecation") // the only way to hand over an object rather than a class
        public Set<Object> getSingletons() {
            return Set.of(resource);
        }
    }
}
