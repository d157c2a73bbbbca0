package org.connectjakarta.quarkus.runtime.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.CallContext;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Interceptor;
import org.jspecify.annotations.Nullable;

/** Measures how long calls take, by the names of OpenTelemetry's conventions for RPC. The outermost interceptor. */
@Singleton
@Priority(1)
public class CallMetrics implements Interceptor {
    private final MeterRegistry registry;

    /** For the container. */
    @Inject
    CallMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Started(long nanos) {}

    @Override
    public void start(CallContext call) {
        call.put(Started.class, new Started(System.nanoTime()));
    }

    @Override
    public void end(CallContext call, @Nullable ConnectException error) {
        long started = call.get(Started.class).map(Started::nanos).orElseGet(System::nanoTime);
        RpcNames names = RpcNames.of(call);
        Timer.builder("rpc.server.duration")
                .description("The time from the head of a request to the end of its call")
                .tag("rpc.system", names.system())
                .tag("rpc.service", names.service())
                .tag("rpc.method", names.method())
                .tag("rpc.response.status_code", error == null ? "ok" : error.code().wireName())
                .register(registry)
                .record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
    }
}
