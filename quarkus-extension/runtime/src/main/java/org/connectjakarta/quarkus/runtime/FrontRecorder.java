package org.connectjakarta.quarkus.runtime;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;

/** Puts into place what stands in front of the services. */
@Recorder
public class FrontRecorder {
    private final RuntimeValue<VertxHttpConfig> http;
    private final FrontHandlers handlers = new FrontHandlers();

    /** For Quarkus. */
    public FrontRecorder(RuntimeValue<VertxHttpConfig> http) {
        this.http = http;
    }

    /** What answers browsers that ask if they may call. */
    public Handler<RoutingContext> preflight() {
        return handlers::preflight;
    }

    /**
     * What every request of a service passes before it is decided who may come in.
     *
     * @param methods for each procedure the methods that may say how callers authenticate
     */
    public Handler<RoutingContext> enter(Map<String, List<AnsweringMethod>> methods) {
        Mechanisms mechanisms = Mechanisms.of(methods);
        long limit =
                http.getValue().limits().maxBodySize().map(MemorySize::asLongValue).orElse(-1L);
        return routing -> handlers.enter(routing, mechanisms, limit);
    }

    /** What answers requests that have failed. */
    public Handler<RoutingContext> failed() {
        return handlers::failed;
    }
}
