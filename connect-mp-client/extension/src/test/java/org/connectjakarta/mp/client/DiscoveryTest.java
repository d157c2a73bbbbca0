package org.connectjakarta.mp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectjakarta.mp.client.Backend.text;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.mp.client.archive.ArchivedTalk;
import org.connectjakarta.mp.client.archive.ArchivedTherapist;
import org.connectjakarta.mp.client.echo.EchoConnect;
import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications as users write them: archives whose beans.xml is empty, and the extension found as a service. */
class DiscoveryTest {
    @TempDir Path directory;

    @Test
    void aRegisteredInterfaceIsFoundInAnArchiveWithAnEmptyBeansXml() throws Exception {
        try (Backend backend = new Backend();
                URLClassLoader loader = archive(ArchivedTherapist.class);
                Deployment app = deploy(backend, loader)) {
            Class<?> type = loader.loadClass(ArchivedTherapist.class.getName());
            assertThat(type.getClassLoader()).isSameAs(loader);
            EchoConnect echo = (EchoConnect) app.select(type, ConnectClient.Literal.DEFAULT);
            assertThat(echo.say(text("a"))).isEqualTo(text("a"));
            assertThat(echo.getClass().getClassLoader()).isSameAs(loader);
        }
    }

    @Test
    void aRegisteredInterfaceOutsideOfBeanArchivesIsFoundWhereItIsInjected() throws Exception {
        try (Backend backend = new Backend();
                URLClassLoader loader = archive(ArchivedTalk.class);
                Deployment app = deploy(backend, loader)) {
            Object talk = app.select(loader.loadClass(ArchivedTalk.class.getName()));
            assertThat(talk).hasToString("a");
        }
    }

    private static Deployment deploy(Backend backend, ClassLoader loader) {
        return Deployment.of(
                Map.of("connect.client.url", backend.url()), new Weld().setClassLoader(loader));
    }

    private URLClassLoader archive(Class<?> type) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        Path jar = directory.resolve("application.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream code = type.getClassLoader().getResourceAsStream(file)) {
            out.putNextEntry(new JarEntry("META-INF/beans.xml"));
            out.putNextEntry(new JarEntry(file));
            code.transferTo(out);
        }
        return new ChildFirst(type.getName(), jar.toUri().toURL());
    }

    /** Loads one class itself, though its parent has it too. */
    private static final class ChildFirst extends URLClassLoader {
        private final String own;

        ChildFirst(String own, URL jar) {
            super(new URL[] {jar}, DiscoveryTest.class.getClassLoader());
            this.own = own;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null
                        ? loaded
                        : name.equals(own) ? findClass(name) : super.loadClass(name, resolve);
            }
        }
    }
}
