package org.connectjakarta.server;

import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.connectjakarta.ConnectException;
import org.connectjakarta.ServiceSpec;
import org.connectjakarta.codec.Codec;
import org.connectjakarta.codec.JsonCodec;
import org.connectjakarta.codec.ProtoCodec;
import org.jspecify.annotations.Nullable;

/** Collects what an {@link RpcServer} serves. Not thread-safe. */
public final class RpcServerBuilder {
    private final List<Service<?>> services = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private String pathPrefix = "";
    private @Nullable CorsOptions cors;
    private Function<Throwable, @Nullable ConnectException> exceptionMapper = failure -> null;

    RpcServerBuilder() {}

    private record Service<S>(
            ServiceBinding<S> binding, ServiceProvider<S> provider, ServerOptions options) {}

    /**
     * What precedes the procedure in the path.
     *
     * @param prefix empty, or a path that starts with a slash and does not end with one, such as {@code /rpc}
     * @throws IllegalArgumentException if it is neither
     */
    public RpcServerBuilder pathPrefix(String prefix) {
        if (!prefix.isEmpty() && !prefix.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw new IllegalArgumentException(
                    "a path prefix is empty or like /rpc, not \"" + prefix + "\"");
        }
        this.pathPrefix = prefix;
        return this;
    }

    /** What browsers may do from other origins; null for nothing, which is the default. */
    public RpcServerBuilder cors(@Nullable CorsOptions cors) {
        this.cors = cors;
        return this;
    }

    /** How exceptions that are no {@link ConnectException} become one; null for those that are to be concealed. Must be thread-safe. */
    public RpcServerBuilder exceptionMapper(
            Function<Throwable, @Nullable ConnectException> mapper) {
        this.exceptionMapper = mapper;
        return this;
    }

    /**
     * Adds a service.
     *
     * @throws IllegalStateException if the service was added before
     */
    public <S> RpcServerBuilder service(
            ServiceBinding<S> binding, ServiceProvider<S> provider, ServerOptions options) {
        if (!names.add(binding.spec().name())) {
            throw new IllegalStateException(
                    "service " + binding.spec().name() + " is served twice");
        }
        services.add(new Service<>(binding, provider, options));
        return this;
    }

    /** The server. */
    public RpcServer build() {
        return new RpcServer(this);
    }

    String prefix() {
        return pathPrefix;
    }

    @Nullable CorsOptions corsOptions() {
        return cors;
    }

    Function<Throwable, @Nullable ConnectException> mapper() {
        return exceptionMapper;
    }

    List<ServiceSpec> services() {
        return services.stream().map(service -> service.binding().spec()).toList();
    }

    /** The methods by procedure. */
    Map<String, ServedMethod<?, ?>> methods() {
        List<ServiceDescriptor> descriptors =
                services.stream().map(service -> service.binding().spec().descriptor()).toList();
        Map<String, ServedMethod<?, ?>> methods = new HashMap<>();
        Codec proto = new ProtoCodec();
        for (Service<?> service : services) {
            Codec json = JsonCodec.of(service.options().json(), descriptors);
            addMethods(service, new ServedMethod.CodecPair(proto, json), methods);
        }
        return methods;
    }

    private static <S> void addMethods(
            Service<S> service,
            ServedMethod.CodecPair codecs,
            Map<String, ServedMethod<?, ?>> methods) {
        for (BoundMethod<S, ?, ?> method : service.binding().methods()) {
            ServedMethod<?, ?> served = served(method, service, codecs);
            methods.put(served.spec().procedure(), served);
        }
    }

    private static <S, I extends Message, O extends Message> ServedMethod<I, O> served(
            BoundMethod<S, I, O> method, Service<S> service, ServedMethod.CodecPair codecs) {
        return new ServedMethod<>(
                method.spec(),
                method.handler().apply(service.provider()),
                service.options(),
                codecs);
    }
}
