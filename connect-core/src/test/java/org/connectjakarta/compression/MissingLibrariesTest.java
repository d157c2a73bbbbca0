package org.connectjakarta.compression;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** Loads the package once more, in a class loader that lacks some libraries. */
class MissingLibrariesTest {
    private static final String ZSTD_NATIVE_PATH = "ZstdNativePath";

    @Test
    void whatNeedsAMissingLibraryIsOff() throws Exception {
        assertThat(namesWithout("com.github.luben.", "com.aayushatharva.", "org.xerial."))
                .isEqualTo("gzip,deflate");
        assertThat(namesWithout("org.xerial.")).isEqualTo("zstd,gzip,br,deflate");
    }

    @Test
    void whatCannotLoadItsNativeCodeIsOff() throws Exception {
        System.setProperty(ZSTD_NATIVE_PATH, "no/such/library");
        try {
            assertThat(namesWithout("org.xerial.")).isEqualTo("gzip,br,deflate");
        } finally {
            System.clearProperty(ZSTD_NATIVE_PATH);
        }
    }

    private static String namesWithout(String... missing) throws Exception {
        try (Filtering loader = new Filtering(missing)) {
            Class<?> compressions = loader.loadClass(Compressions.class.getName());
            assertThat(compressions).isNotSameAs(Compressions.class);
            Object all = compressions.getMethod("all").invoke(null);
            return (String) compressions.getMethod("names").invoke(all);
        }
    }

    /** Loads this library and zstd-jni anew, and everything but what is missing from the test's class path. */
    private static final class Filtering extends URLClassLoader {
        private final String[] missing;

        Filtering(String... missing) {
            super(
                    new URL[] {location(Compressions.class), location(Zstd.class)},
                    MissingLibrariesTest.class.getClassLoader());
            this.missing = missing;
        }

        private static URL location(Class<?> type) {
            return type.getProtectionDomain().getCodeSource().getLocation();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            for (String prefix : missing) {
                if (name.startsWith(prefix)) {
                    throw new ClassNotFoundException(name);
                }
            }
            if (!name.startsWith("org.connectjakarta.") && !name.startsWith("com.github.luben.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
