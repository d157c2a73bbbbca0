package org.connectjakarta.memory;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.connectjakarta.Peer;
import org.connectjakarta.http.ClientExchange;
import org.connectjakarta.http.ClientListener;
import org.connectjakarta.http.ClientRequest;
import org.connectjakarta.http.ClientTransport;
import org.connectjakarta.http.HttpVersion;
import org.connectjakarta.server.RpcServer;
import org.connectjakarta.server.ServerOptions;
import org.connectjakarta.server.ServiceBinding;

/**
 * Joins a client to a server in the same process, so that a test can call a service through everything but a network: protocol, codec,
 * compression, interceptors, deadlines, cancellation and back-pressure are the real ones.
 *
 * <pre>{@code
 * var transport = InMemoryTransport.to(ElizaServiceConnect.binding(), new Eliza());
 * try (RpcClient rpc = RpcClient.builder(transport).build()) {
 *     ElizaServiceConnect eliza = ElizaServiceConnect.client(rpc);
 *     SayResponse answer = eliza.say(SayRequest.newBuilder().setSentence("hello").build());
 * }
 * }</pre>
 *
 * <p>A server with several services, interceptors or limits is made by {@link RpcServer#builder()} and given to {@link #to(RpcServer)}.
 * Each request is served on a thread of its own. Of each body at most 64 KiB are under way; who sends more waits for the other side.
 * Thread-safe. {@code RpcClient} closes it with itself.
 */
public final class InMemoryTransport implements ClientTransport {
    private final RpcServer server;
    private final boolean ownsServer;
    private final HttpVersion version;
    private final Peer peer;
    private final Set<MemoryExchange> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "connect-memory");
                        thread.setDaemon(true);
                        return thread;
                    });
    private volatile boolean closed;

    private InMemoryTransport(
            RpcServer server, boolean ownsServer, HttpVersion version, Peer peer) {
        this.server = server;
        this.ownsServer = ownsServer;
        this.version = version;
        this.peer = peer;
    }

    /** A transport to a server, which is not closed with it, as if over HTTP/2. */
    public static InMemoryTransport to(RpcServer server) {
        return new InMemoryTransport(server, false, HttpVersion.HTTP_2, Peer.UNKNOWN);
    }

    /**
     * A transport to one service with default options, as if over HTTP/2.
     *
     * @param binding how the service is called: {@code binding()} of the generated interface
     * @param service answers all calls; must be thread-safe if there are several at once
     */
    public static <S> InMemoryTransport to(ServiceBinding<S> binding, S service) {
        RpcServer server =
                RpcServer.builder()
                        .service(binding, call -> service, ServerOptions.DEFAULT)
                        .build();
        return new InMemoryTransport(server, true, HttpVersion.HTTP_2, Peer.UNKNOWN);
    }

    /** The same as if over HTTP/1.1, without full duplex and without trailers, so without gRPC. To be used instead of this one. */
    public InMemoryTransport overHttp1() {
        return new InMemoryTransport(server, ownsServer, HttpVersion.HTTP_1, peer);
    }

    /** The same with calls that come from someone. To be used instead of this one. */
    public InMemoryTransport from(Peer peer) {
        return new InMemoryTransport(server, ownsServer, version, peer);
    }

    @Override
    public ClientExchange exchange(ClientRequest request, ClientListener listener) {
        ServerSide serverSide = new ServerSide(request, version, peer, this::run);
        return new MemoryExchange(
                serverSide,
                listener,
                this::run,
                exchange -> start(exchange, serverSide),
                open::remove);
    }

    private void start(MemoryExchange exchange, ServerSide request) {
        open.add(exchange);
        if (closed) {
            exchange.fail(new IOException("the transport is closed"));
        } else {
            run(() -> serve(request));
        }
    }

    private void serve(ServerSide request) {
        try {
            server.serve(request);
        } finally {
            request.served();
        }
    }

    private void run(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: what is left to do is to tell so, which takes no time.
            task.run();
        }
    }

    @Override
    public boolean isFullDuplex() {
        return version == HttpVersion.HTTP_2;
    }

    @Override
    public boolean hasTrailers() {
        return version == HttpVersion.HTTP_2;
    }

    @Override
    public void close() {
        closed = true;
        for (MemoryExchange exchange : open) {
            exchange.fail(new IOException("the transport is closed"));
        }
        threads.shutdown();
        if (ownsServer) {
            server.close();
        }
    }
}
