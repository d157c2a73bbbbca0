package org.connectjakarta.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ApplicationLoaderTest {
    private static final ClassLoader OURS = ApplicationLoader.class.getClassLoader();
    private static final ClassLoader SERVER = ClassLoader.getPlatformClassLoader();

    /** As where the libraries are the server's, or an EAR's, and the settings the WAR's. */
    @Test
    void isThatOfTheThreadIfItSeesUs() throws Exception {
        try (URLClassLoader application = new URLClassLoader(new URL[0], OURS)) {
            assertThat(found(application)).isSameAs(application);
        }
    }

    /** As in a WAR inside an EAR. */
    @Test
    void isOursIfTheThreadDoesNotSeeUs() {
        assertThat(found(SERVER)).isSameAs(OURS);
    }

    @Test
    void isOursIfTheThreadHasNone() {
        assertThat(found(null)).isSameAs(OURS);
    }

    private static ClassLoader found(ClassLoader current) {
        AtomicReference<ClassLoader> found = new AtomicReference<>();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(current);
        try {
            ApplicationLoader.during(() -> found.set(thread.getContextClassLoader()));
            assertThat(thread.getContextClassLoader()).isSameAs(current);
        } finally {
            thread.setContextClassLoader(before);
        }
        return found.get();
    }
}
