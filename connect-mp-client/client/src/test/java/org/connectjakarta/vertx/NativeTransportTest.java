package org.connectjakarta.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Runs twice, as all tests of this package: with Netty's own transport on the class path, and without. */
class NativeTransportTest {

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void isUsedIfItIsThere() {
        try {
            assertThat(SharedVertx.acquire().isNativeTransportEnabled())
                    .isEqualTo(Boolean.getBoolean("native-transport"));
        } finally {
            SharedVertx.release();
        }
    }
}
