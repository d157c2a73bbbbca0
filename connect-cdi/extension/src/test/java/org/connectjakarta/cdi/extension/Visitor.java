package org.connectjakarta.cdi.extension;

import com.google.protobuf.StringValue;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.Caller;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Interceptor;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.ClientOptions;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.client.WireOptions;
import org.connectjakarta.memory.InMemoryTransport;
import org.connectjakarta.server.RpcServer;

/**
 * Who calls, and is believed by {@link Doorman}.
 *
 * @param name empty for a stranger
 * @param roles between commas
 */
record Visitor(String name, String roles) implements Interceptor {
    static final Visitor STRANGER = new Visitor("", "");
    static final Visitor ADMIN = new Visitor("ann", "admin,user");
    static final Visitor USER = new Visitor("bob", "user");

    /** Believes what visitors say. */
    @ApplicationScoped
    @Priority(1)
    static class Doorman implements Interceptor {
        @Override
        public void start(CallContext call) {
            String name = call.requestHeaders().get("x-name");
            if (name != null) {
                String[] roles = call.requestHeaders().get("x-roles").split(",");
                call.put(Caller.class, Caller.of(name, roles));
            }
        }
    }

    @Override
    public void start(CallContext call) {
        if (!name.isEmpty()) {
            call.requestHeaders().add("x-name", name).add("x-roles", roles);
        }
    }

    /** What comes of a call with Connect: the answer, or the code of the error. */
    String call(RpcServer server, MethodSpec<StringValue, StringValue> method) {
        return call(server, Protocol.CONNECT, method);
    }

    String call(RpcServer server, Protocol protocol, MethodSpec<StringValue, StringValue> method) {
        ClientOptions options =
                ClientOptions.DEFAULT
                        .withWire(new WireOptions(protocol, "proto", false, null))
                        .withInterceptors(List.of(this));
        try (RpcClient rpc =
                RpcClient.builder(InMemoryTransport.to(server)).options(options).build()) {
            return call(rpc, method);
        } catch (ConnectException e) {
            return e.code().wireName();
        }
    }

    private static String call(RpcClient rpc, MethodSpec<StringValue, StringValue> method) {
        StringValue message = StringValue.of("hello");
        return switch (method.streamType()) {
            case UNARY -> rpc.unary(method, message, CallOptions.none()).message().getValue();
            case SERVER_STREAM -> all(rpc.serverStream(method, message));
            case CLIENT_STREAM -> rpc.clientStream(method, Stream.of(message)).getValue();
            case BIDI -> all(rpc.bidi(method, Stream.of(message)));
        };
    }

    private static String all(Stream<StringValue> answers) {
        try (answers) {
            return answers.map(StringValue::getValue).collect(Collectors.joining(","));
        }
    }
}
