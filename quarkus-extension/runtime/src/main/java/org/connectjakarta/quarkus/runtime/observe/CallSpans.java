package org.connectjakarta.quarkus.runtime.observe;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Interceptor;
import org.jspecify.annotations.Nullable;

/** Says on the span of the request, which is there already, what call it is: by OpenTelemetry's conventions for RPC. */
@Singleton
@Priority(1)
public class CallSpans implements Interceptor {
    /** The codes that a server is to blame for. */
    private static final Set<Code> OWN_FAULTS =
            EnumSet.of(
                    Code.UNKNOWN,
                    Code.DEADLINE_EXCEEDED,
                    Code.UNIMPLEMENTED,
                    Code.INTERNAL,
                    Code.UNAVAILABLE,
                    Code.DATA_LOSS);

    /** For the container. */
    CallSpans() {}

    @Override
    public void start(CallContext call) {
        Span span = Span.current();
        call.put(Span.class, span);
        RpcNames names = RpcNames.of(call);
        span.setAttribute("rpc.system", names.system());
        span.setAttribute("rpc.service", names.service());
        span.setAttribute("rpc.method", names.method());
    }

    @Override
    public void end(CallContext call, @Nullable ConnectException error) {
        Span span = call.get(Span.class).orElseGet(Span::getInvalid);
        if (!call.protocol().equals("connect")) {
            span.setAttribute("rpc.grpc.status_code", error == null ? 0 : error.code().number());
        } else if (error != null) {
            span.setAttribute("rpc.connect_rpc.error_code", error.code().wireName());
        }
        if (error != null && OWN_FAULTS.contains(error.code())) {
            span.setStatus(StatusCode.ERROR, error.code().wireName());
        }
    }
}
