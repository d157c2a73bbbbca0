package org.connectjakarta.quarkus.deployment.nativemode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import org.connectjakarta.compression.Compression;
import org.junit.jupiter.api.Test;

class AbsentCompressionTest {
    private static final String NAME = "acme.ZstdCompression";

    @Test
    void itIsACompressionThatCannotBeCreated() throws Exception {
        byte[] bytes = AbsentCompression.of(NAME).getInputTransformer().apply(NAME, null);
        Class<?> type = new Loader().define(bytes);

        assertThat(Compression.class).isAssignableFrom(type);
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        assertThatThrownBy(constructor::newInstance)
                .hasRootCauseInstanceOf(UnsupportedOperationException.class);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("luben");
    }

    private static final class Loader extends ClassLoader {
        Loader() {
            super(Compression.class.getClassLoader());
        }

        Class<?> define(byte[] bytes) {
            return defineClass(NAME, bytes, 0, bytes.length);
        }
    }
}
