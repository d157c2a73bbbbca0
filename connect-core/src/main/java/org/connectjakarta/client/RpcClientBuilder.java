package org.connectjakarta.client;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.connectjakarta.CallContext;
import org.connectjakarta.http.ClientTransport;
import org.jspecify.annotations.Nullable;

/** Puts a client together. Not thread-safe. */
public final class RpcClientBuilder {
    private final ClientTransport transport;
    private ClientOptions options = ClientOptions.DEFAULT;
    private @Nullable Executor executor;
    private Supplier<@Nullable CallContext> inbound = () -> null;
    private boolean propagateDeadline = true;

    RpcClientBuilder(ClientTransport transport) {
        this.transport = transport;
    }

    /** How calls are made; {@link ClientOptions#DEFAULT} if it is not said. */
    public RpcClientBuilder options(ClientOptions options) {
        this.options = options;
        return this;
    }

    /**
     * Where the results of asynchronous calls are told, and where requests of a blocking bidi call are taken. It may block, and must run
     * tasks at once. Not closed with the client. By default threads of the client's own.
     */
    public RpcClientBuilder executor(Executor executor) {
        this.executor = executor;
        return this;
    }

    /**
     * The call that is being served where a call is made; interceptors find it as {@link InboundCall}. The supplier is asked once for a
     * call, by the thread that makes it; null if no call is being served.
     */
    public RpcClientBuilder inbound(Supplier<@Nullable CallContext> inbound) {
        this.inbound = inbound;
        return this;
    }

    /** Whether a call ends with the deadline and the cancellation of the {@link #inbound} call. True by default. */
    public RpcClientBuilder propagateDeadline(boolean propagate) {
        this.propagateDeadline = propagate;
        return this;
    }

    /**
     * The client.
     *
     * @throws IllegalArgumentException for a protocol that the transport cannot carry
     */
    public RpcClient build() {
        return new TransportClient(
                transport, options, executor, new InboundCalls(inbound, propagateDeadline));
    }
}
