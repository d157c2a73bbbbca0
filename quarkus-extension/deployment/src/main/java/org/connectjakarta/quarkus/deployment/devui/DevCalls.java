package org.connectjakarta.quarkus.deployment.devui;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.vertx.HttpVersionChoice;

/** Makes the calls that the page asks for. Thread-safe; each call has a thread and a connection of its own. */
public final class DevCalls {
    /** What Mutiny, protobuf and others look for by name is the build's, not the application's. */
    private static final ClassLoader BUILD = DevCalls.class.getClassLoader();

    private final Map<String, MethodSpec<?, ?>> methods = new HashMap<>();
    private final String prefix;

    /**
     * @param services those that can be called
     * @param prefix what stands before procedures in the URL; empty for nothing
     */
    public DevCalls(List<ServedService> services, String prefix) {
        this.prefix = prefix;
        for (ServedService service : services) {
            service.methods().forEach(each -> methods.put(each.spec().procedure(), each.spec()));
        }
    }

    /**
     * What comes of a call, in types of the JDK: a map for each event. See {@link LiveCall}. Cancelling cancels the call.
     *
     * @param parameters {@code procedure}; {@code protocol}, by its name in the configuration; {@code origin}, the server's URL; {@code
     *     headers}, one in a line; {@code content}, the request messages as JSON
     */
    public Flow.Publisher<Map<String, Object>> call(Map<String, String> parameters) {
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        current.setContextClassLoader(BUILD);
        try {
            return Multi.createFrom().emitter(emitter -> start(parameters, emitter));
        } finally {
            current.setContextClassLoader(before);
        }
    }

    private void start(
            Map<String, String> parameters, MultiEmitter<? super Map<String, Object>> emitter) {
        Thread thread = new Thread(() -> run(parameters, emitter), "connect-dev-ui");
        thread.setDaemon(true);
        thread.setContextClassLoader(BUILD);
        emitter.onTermination(thread::interrupt);
        thread.start();
    }

    private void run(
            Map<String, String> parameters, MultiEmitter<? super Map<String, Object>> emitter) {
        try {
            MethodSpec<?, ?> method = methods.get(parameters.get("procedure"));
            if (method == null) {
                throw new IllegalArgumentException("no such method");
            }
            CallOptions options = RequestHeaders.parse(parameters.getOrDefault("headers", ""));
            try (RpcClient client = client(parameters, method)) {
                new LiveCall<>(method, emitter::emit)
                        .run(client, options, parameters.getOrDefault("content", ""));
            }
        } catch (RuntimeException e) {
            emitter.emit(LiveCall.problem(e));
        }
        emitter.complete();
    }

    private RpcClient client(Map<String, String> parameters, MethodSpec<?, ?> method) {
        Protocol protocol = Protocol.of(parameters.getOrDefault("protocol", "connect"));
        ConnectClientBuilder builder =
                ConnectClientBuilder.newBuilder()
                        .baseUri(parameters.getOrDefault("origin", "") + prefix)
                        .protocol(protocol);
        boolean fullDuplex =
                method.streamType().isRequestStream() && method.streamType().isResponseStream();
        if (fullDuplex || protocol == Protocol.GRPC) {
            builder.httpVersion(HttpVersionChoice.HTTP_2);
        }
        return builder.buildRpc();
    }
}
