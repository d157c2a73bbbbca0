package org.connectjakarta.embedded;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * A server for a plain JVM: every {@code @ConnectService} bean on the class path, and every JAX-RS application that is a bean, over
 * HTTP/1.1 and HTTP/2 on one port.
 *
 * <pre>{@code
 * try (ConnectServer server = ConnectServer.builder().port(0).start()) {
 *     URI root = server.uri();
 * }
 * }</pre>
 *
 * <p>Stops when it is closed, or when the JVM is told to end. Thread-safe.
 */
public final class ConnectServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger("org.connectjakarta.embedded");

    private final Server jetty;
    private final Settings settings;
    private final @Nullable BeanContainer container;
    private final Thread hook = new Thread(this::stop, "connect-stop");

    private ConnectServer(Server jetty, Settings settings, @Nullable BeanContainer container) {
        this.jetty = jetty;
        this.settings = settings;
        this.container = container;
    }

    /** Serves what is on the class path, as {@code connect.embedded.*} says, until the JVM is told to end. */
    public static void main(String[] arguments) throws InterruptedException {
        try (ConnectServer server = builder().start()) {
            server.join();
        }
    }

    /** A builder for a server; what is not set there comes from MicroProfile Config. */
    public static ConnectServerBuilder builder() {
        return new ConnectServerBuilder();
    }

    /** @throws IllegalStateException if the server cannot start, for one because the port is taken */
    static ConnectServer start(
            Server jetty,
            Settings settings,
            @Nullable BeanContainer container,
            List<String> services) {
        ConnectServer server = new ConnectServer(jetty, settings, container);
        try {
            jetty.start();
        } catch (Exception e) {
            server.stop();
            throw new IllegalStateException(
                    "the server cannot start on "
                            + settings.host()
                            + ":"
                            + settings.port()
                            + ": "
                            + e.getMessage(),
                    e);
        }
        Runtime.getRuntime().addShutdownHook(server.hook);
        if (services.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "there is no @ConnectService bean: is there a META-INF/beans.xml beside the classes that should be beans?");
        }
        LOG.log(Level.INFO, "serving {0} on {1}", services, server.uri());
        return server;
    }

    /** The port that the server listens on; negative once it is closed. */
    public int port() {
        return ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
    }

    /** The root of the server for clients on the same machine, such as {@code http://localhost:8080}. */
    public URI uri() {
        boolean everywhere = settings.host().equals("0.0.0.0") || settings.host().equals("::");
        String host = everywhere ? "localhost" : settings.host();
        String literal = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return URI.create(
                (settings.tls() == null ? "http" : "https") + "://" + literal + ":" + port());
    }

    /** Waits until the server is closed. */
    public void join() throws InterruptedException {
        jetty.join();
    }

    /**
     * Takes no more calls, lets those that run end within {@code connect.embedded.stop-timeout}, cancels the others, and stops the CDI
     * container if the server started it. Later calls have no effect.
     */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook does it, or has done it.
        }
        stop();
    }

    private synchronized void stop() {
        try {
            jetty.stop();
        } catch (TimeoutException e) {
            LOG.log(
                    Level.INFO,
                    "calls that did not end within connect.embedded.stop-timeout were cancelled");
        } catch (Exception e) {
            LOG.log(Level.WARNING, "the server did not stop cleanly", e);
        }
        if (container != null) {
            container.close();
        }
    }
}
