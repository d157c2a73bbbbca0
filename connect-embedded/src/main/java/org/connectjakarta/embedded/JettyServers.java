package org.connectjakarta.embedded;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import jdk.net.ExtendedSocketOptions;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.http2.HTTP2Cipher;
import org.eclipse.jetty.http2.server.AbstractHTTP2ServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.WindowRateControl;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** Puts Jetty together: HTTP/1.1 and HTTP/2 on one port. */
final class JettyServers {
    /** Room for a query of 8 KiB and metadata of 8 KiB, beside what clients and proxies add. */
    private static final int HEADER_BYTES = 32 * 1024;

    /**
     * Each open stream may hold a thread. Jetty's 128 is too few for clients that keep many streams open on one connection.
     */
    private static final int STREAMS_PER_CONNECTION = 1_000;

    /**
     * Frames that could be an attack: resets, pings, settings. Jetty's 128 is less than what well-meant clients send: gRPC clients
     * measure the bandwidth with a ping for each round trip, and cancelled calls are resets.
     */
    private static final int SUSPECT_FRAMES_PER_SECOND = 10_000;

    /** What {@link UnclearPaths} answers, instead of Jetty with a 400. */
    private static final UriCompliance UNCLEAR_PATHS =
            UriCompliance.DEFAULT.with(
                    "UNCLEAR_PATHS",
                    Violation.AMBIGUOUS_PATH_SEGMENT,
                    Violation.AMBIGUOUS_EMPTY_SEGMENT,
                    Violation.AMBIGUOUS_PATH_SEPARATOR,
                    Violation.AMBIGUOUS_PATH_PARAMETER,
                    Violation.AMBIGUOUS_PATH_ENCODING);

    private JettyServers() {}

    static Server create(
            Settings settings,
            ServletContextHandler servlets,
            @Nullable Authenticator authenticator) {
        QueuedThreadPool threads = new QueuedThreadPool(settings.maxThreads(), 8);
        threads.setName("connect");
        if (VirtualThreads.areSupported()) {
            threads.setVirtualThreadsExecutor(
                    VirtualThreads.getNamedVirtualThreadsExecutor("connect-call-"));
        }
        Server server = new Server(threads);
        server.setStopTimeout(settings.stopTimeout().toMillis());
        server.setErrorHandler(new PlainErrors());
        servlets.setErrorHandler(new PlainErrors());
        server.setHandler(
                new UnclearPaths(
                        new GracefulHandler(
                                authenticator == null
                                        ? servlets
                                        : new Authentication(servlets, authenticator))));
        server.addConnector(connector(server, settings));
        return server;
    }

    // Jetty 12.1 has no other way to dispatch a request at once that has no content yet.
    @SuppressWarnings("removal")
    private static ServerConnector connector(Server server, Settings settings) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setMaxResponseHeaderSize(HEADER_BYTES);
        http.setUriCompliance(UNCLEAR_PATHS);
        // A call may begin before its first message is sent.
        http.setDelayDispatchUntilContent(false);
        http.addCustomizer(new EarlyEnd());
        Tls tls = settings.tls();
        List<ConnectionFactory> factories = new ArrayList<>();
        if (tls == null) {
            factories.add(new HttpConnectionFactory(http));
            factories.add(configured(new HTTP2CServerConnectionFactory(http)));
        } else {
            // Clients may reach the server by a name that is not in its certificate; it is theirs
            // to refuse.
            http.addCustomizer(new SecureRequestCustomizer(false));
            factories.add(new SslConnectionFactory(sslContext(tls), "alpn"));
            factories.add(new ALPNServerConnectionFactory("h2", "http/1.1"));
            factories.add(configured(new HTTP2ServerConnectionFactory(http)));
            factories.add(new HttpConnectionFactory(http));
        }
        ServerConnector connector =
                new KeptAliveConnector(server, factories.toArray(new ConnectionFactory[0]));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idleTimeout().toMillis());
        return connector;
    }

    private static ConnectionFactory configured(AbstractHTTP2ServerConnectionFactory http2) {
        http2.setMaxConcurrentStreams(STREAMS_PER_CONNECTION);
        http2.setRateControlFactory(new WindowRateControl.Factory(SUSPECT_FRAMES_PER_SECOND));
        // A stream may be silent for as long as it likes: deadlines limit calls, silence does not.
        http2.setStreamIdleTimeout(-1);
        return http2;
    }

    private static SslContextFactory.Server sslContext(Tls tls) {
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setKeyStore(tls.identity());
        ssl.setKeyManagerPassword(new String(tls.password()));
        ssl.setCipherComparator(HTTP2Cipher.COMPARATOR);
        if (tls.clientAuthorities() != null) {
            ssl.setTrustStore(tls.clientAuthorities());
        }
        ssl.setWantClientAuth(tls.clientAuth() == ClientAuth.REQUEST);
        ssl.setNeedClientAuth(tls.clientAuth() == ClientAuth.REQUIRE);
        return ssl;
    }

    /** Asks TCP to find out about clients that are gone without a word, whose silent streams would otherwise stay for ever. */
    private static final class KeptAliveConnector extends ServerConnector {
        KeptAliveConnector(Server server, ConnectionFactory... factories) {
            super(server, factories);
        }

        @Override
        protected void configure(Socket socket) {
            super.configure(socket);
            try {
                socket.setKeepAlive(true);
                if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
                    socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 60);
                    socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 15);
                    socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 4);
                }
            } catch (IOException e) {
                // The client is gone already, or the platform cannot: the connection works without.
            }
        }
    }
}
