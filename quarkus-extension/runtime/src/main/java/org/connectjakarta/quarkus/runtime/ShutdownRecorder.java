package org.connectjakarta.quarkus.runtime;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.shutdown.ShutdownConfig;
import io.quarkus.runtime.shutdown.ShutdownListener;
import java.time.Duration;

/** Puts into place what lets calls end when the application shuts down. */
@Recorder
public class ShutdownRecorder {
    private final RuntimeValue<ShutdownConfig> shutdown;

    /** For Quarkus. */
    public ShutdownRecorder(RuntimeValue<ShutdownConfig> shutdown) {
        this.shutdown = shutdown;
    }

    /** The listener. */
    public ShutdownListener listener() {
        ShutdownConfig config = shutdown.getValue();
        return new CallsShutdown(
                config.isTimeoutEnabled() ? config.timeout().orElseThrow() : Duration.ZERO);
    }
}
