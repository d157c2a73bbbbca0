package org.connectjakarta.quarkus.deployment.nativemode;

import io.quarkus.deployment.pkg.NativeConfig;
import java.util.function.BooleanSupplier;

/** Whether a native executable is built, or only what it would be made of. */
final class ForNative implements BooleanSupplier {
    private final NativeConfig config;

    ForNative(NativeConfig config) {
        this.config = config;
    }

    @Override
    public boolean getAsBoolean() {
        return config.enabled();
    }
}
