package org.connectjakarta.mp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.connectjakarta.CallContext;
import org.connectjakarta.Headers;
import org.connectjakarta.Interceptor;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.client.RpcClientBuilder;
import org.connectjakarta.http.ClientTransport;
import org.connectjakarta.vertx.TransportOptions;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a client, put together.
 *
 * @param interceptors those of the application, outermost first
 * @param inbound the call that is being served; null if that is not known
 * @param executor null for the client's own
 * @param transports makes what sends requests
 */
record ClientAssembly(
        ClientValues values,
        List<Interceptor> interceptors,
        @Nullable Supplier<@Nullable CallContext> inbound,
        @Nullable Executor executor,
        Function<TransportOptions, ClientTransport> transports) {

    /** Tells of what does not go together. */
    void check(Consumer<String> problems) {
        values.check(problems);
        boolean propagates =
                values.get(ClientSettings.PROPAGATE_DEADLINE)
                        || !values.list(ClientSettings.PROPAGATE_HEADERS).isEmpty();
        if (propagates && inbound == null) {
            problems.accept(
                    "what is to be propagated is not known. Expected: ConnectClientBuilder.inbound with propagate-headers and"
                            + " propagate-deadline");
        }
    }

    /** The client, after {@link #check}. */
    RpcClient build() {
        ClientTransport transport = transports.apply(values.transport());
        try {
            RpcClientBuilder builder =
                    RpcClient.builder(transport)
                            .options(values.options().withInterceptors(allInterceptors()));
            if (inbound != null) {
                builder.inbound(inbound)
                        .propagateDeadline(values.get(ClientSettings.PROPAGATE_DEADLINE));
            }
            if (executor != null) {
                builder.executor(executor);
            }
            return builder.build();
        } catch (RuntimeException e) {
            transport.close();
            throw e;
        }
    }

    /** A header of the call itself wins over one that is passed on, and that over one of every request. */
    private List<Interceptor> allInterceptors() {
        List<Interceptor> all = new ArrayList<>();
        List<String> propagated = values.list(ClientSettings.PROPAGATE_HEADERS);
        if (!propagated.isEmpty()) {
            all.add(new PropagatedHeaders(propagated));
        }
        if (!values.headers().isEmpty()) {
            all.add(new FixedHeaders(Headers.metadata().addAll(values.headers())));
        }
        all.addAll(interceptors);
        return all;
    }
}
