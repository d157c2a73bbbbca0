package org.connectjakarta.embedded;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.core.Application;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.connectjakarta.server.RpcServer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Sets a {@link ConnectServer} up. What is set here wins over MicroProfile Config, whose key stands with each setting. Not
 * thread-safe.
 */
public final class ConnectServerBuilder {
    private @Nullable String host;
    private @Nullable Integer port;
    private @Nullable KeyStore identity;
    private @Nullable KeyStore clientAuthorities;
    private @Nullable ClientAuth clientAuth;
    private @Nullable Integer maxThreads;
    private @Nullable Duration idleTimeout;
    private @Nullable Duration stopTimeout;
    private @Nullable BeanManager beanManager;
    private @Nullable RpcServer rpcServer;
    private @Nullable Authenticator authenticator;
    private final List<Application> applications = new ArrayList<>();

    ConnectServerBuilder() {}

    /** The address to listen on: {@code connect.embedded.host}, by default {@code 0.0.0.0}, all addresses of the machine. */
    public ConnectServerBuilder host(String host) {
        this.host = host;
        return this;
    }

    /** The port: {@code connect.embedded.port}, by default 8080; 0 for any that is free. */
    public ConnectServerBuilder port(int port) {
        this.port = port;
        return this;
    }

    /**
     * Serves TLS instead of cleartext, HTTP/2 by ALPN: {@code connect.embedded.tls.certificate} and {@code connect.embedded.tls.key},
     * which are paths.
     *
     * @param certificates in PEM: the server's own, followed by those that lead to its authority
     * @param key in PEM: PKCS#8, or RSA in PKCS#1
     * @throws IllegalArgumentException if they cannot be read or do not go together
     */
    public ConnectServerBuilder tls(String certificates, String key) {
        this.identity = Pem.identity(certificates, key);
        return this;
    }

    /**
     * Asks clients for certificates, which {@link #tls} must go with: {@code connect.embedded.tls.client-ca}, which is a path, and
     * {@code connect.embedded.tls.client-auth}.
     *
     * @param authorities in PEM: the certificates of those who may vouch for clients
     * @throws IllegalArgumentException if they cannot be read
     */
    public ConnectServerBuilder clientAuth(ClientAuth clientAuth, String authorities) {
        this.clientAuth = clientAuth;
        this.clientAuthorities = Pem.authorities(authorities);
        return this;
    }

    /**
     * The most platform threads: {@code connect.embedded.max-threads}, by default 2000. On Java 17 each call in progress holds one, so
     * this limits the streams that are open; from Java 21 on, calls run on virtual threads.
     */
    public ConnectServerBuilder maxThreads(int maxThreads) {
        this.maxThreads = maxThreads;
        return this;
    }

    /**
     * How long a connection without a call is kept: {@code connect.embedded.idle-timeout}, by default 60 s. Over HTTP/1.1 it also ends
     * the reading of a body of known length and the writing of a response when they make no progress. Streams may be silent for as
     * long as they like: {@code connect.server.max-timeout} limits calls.
     */
    public ConnectServerBuilder idleTimeout(Duration idleTimeout) {
        this.idleTimeout = idleTimeout;
        return this;
    }

    /** How long calls may go on when the server stops, before they are cancelled: {@code connect.embedded.stop-timeout}, by default 20 s. */
    public ConnectServerBuilder stopTimeout(Duration stopTimeout) {
        this.stopTimeout = stopTimeout;
        return this;
    }

    /** Takes services and resources from a CDI container that somebody else started and stops; by default from the running one, or a new one. */
    public ConnectServerBuilder beanManager(BeanManager beanManager) {
        this.beanManager = beanManager;
        return this;
    }

    /** Serves these services, without CDI unless {@link #beanManager} is set too. The caller closes them after the server. */
    public ConnectServerBuilder rpcServer(RpcServer rpcServer) {
        this.rpcServer = rpcServer;
        return this;
    }

    /**
     * Finds out who calls; by default the CDI bean of type {@link Authenticator}, if there is one. Without any, all callers are
     * anonymous, unless an interceptor knows them.
     */
    public ConnectServerBuilder authenticator(Authenticator authenticator) {
        this.authenticator = authenticator;
        return this;
    }

    /**
     * Serves a JAX-RS application beside the services, below its {@code @ApplicationPath}, or below the root if it has none. Those that
     * are beans need not be added.
     */
    public ConnectServerBuilder application(Application application) {
        applications.add(application);
        return this;
    }

    /** Serves JAX-RS resources and providers, below the root, as an application that names these classes. */
    public ConnectServerBuilder resources(Class<?>... classes) {
        return application(new Resources(Set.of(classes)));
    }

    /**
     * Starts the server.
     *
     * @throws IllegalArgumentException if a value of the configuration is malformed: says which, and what was expected
     * @throws IllegalStateException if the server cannot start, or if several beans could be its {@link Authenticator}
     */
    public ConnectServer start() {
        BeanContainer container = container();
        try {
            return start(
                    container,
                    Door.of(
                            rpcServer != null
                                    ? rpcServer
                                    : find(Objects.requireNonNull(container))));
        } catch (RuntimeException e) {
            if (container != null) {
                container.close();
            }
            throw e;
        }
    }

    /** As {@link #start()}, with another engine. */
    ConnectServer start(@Nullable BeanContainer container, Door door) {
        Settings settings = settings();
        Applications servlets =
                new Applications(container == null ? null : container.beans(), door);
        servlets.addDiscovered();
        applications.forEach(servlets::add);
        return ConnectServer.start(
                JettyServers.create(settings, servlets.handler(), authenticator(container)),
                settings,
                container,
                door.services());
    }

    private @Nullable BeanContainer container() {
        if (beanManager != null) {
            return BeanContainer.of(beanManager);
        }
        return rpcServer == null ? BeanContainer.find() : null;
    }

    private @Nullable Authenticator authenticator(@Nullable BeanContainer container) {
        if (authenticator != null || container == null) {
            return authenticator;
        }
        Instance<Authenticator> beans =
                container.beans().createInstance().select(Authenticator.class);
        if (beans.isAmbiguous()) {
            throw new IllegalStateException(
                    "there are several beans of type "
                            + Authenticator.class.getName()
                            + ": keep one, or name one by ConnectServerBuilder.authenticator");
        }
        return beans.isUnsatisfied() ? null : beans.get();
    }

    private static RpcServer find(BeanContainer container) {
        Instance<RpcServer> server = container.beans().createInstance().select(RpcServer.class);
        if (!server.isResolvable()) {
            throw new IllegalStateException(
                    "the CDI container has no RpcServer: connect-cdi has to be on the class path, and its extension switched on");
        }
        return server.get();
    }

    private Settings settings() {
        ConfiguredSettings configured = new ConfiguredSettings(ConfigProvider.getConfig());
        return new Settings(
                host != null ? host : configured.host(),
                port != null ? port : configured.port(),
                tls(configured),
                maxThreads != null ? maxThreads : configured.maxThreads(),
                idleTimeout != null ? idleTimeout : configured.idleTimeout(),
                stopTimeout != null ? stopTimeout : configured.stopTimeout());
    }

    private @Nullable Tls tls(ConfiguredSettings configured) {
        Tls server =
                identity == null
                        ? configured.tls()
                        : new Tls(identity, Pem.PASSWORD, null, ClientAuth.NONE);
        return server == null || clientAuth == null
                ? server
                : new Tls(server.identity(), server.password(), clientAuthorities, clientAuth);
    }

    private static final class Resources extends Application {
        private final Set<Class<?>> classes;

        Resources(Set<Class<?>> classes) {
            this.classes = classes;
        }

        @Override
        public Set<Class<?>> getClasses() {
            return classes;
        }
    }
}
