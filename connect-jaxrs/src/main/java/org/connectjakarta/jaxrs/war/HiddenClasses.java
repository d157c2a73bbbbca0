package org.connectjakarta.jaxrs.war;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;

/**
 * The JAX-RS classes of this door, which a server must not find when it scans the WAR: it would offer the resource in the
 * applications of others, and take the application for the one that a {@code web.xml} speaks of. The build renames their class files;
 * here they are defined from these.
 */
final class HiddenClasses {
    private HiddenClasses() {}

    /** The name of the application's class, which can be loaded from now on. */
    static String application() {
        define("HiddenResource");
        return define("HiddenApplication").getName();
    }

    private static synchronized Class<?> define(String name) {
        try (InputStream bytes = HiddenClasses.class.getResourceAsStream(name + ".bytes")) {
            return MethodHandles.lookup().defineClass(bytes.readAllBytes());
        } catch (LinkageError e) {
            // Another WAR that shares this library has been here before.
            return defined(HiddenClasses.class.getPackageName() + "." + name, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> defined(String name, LinkageError failure) {
        try {
            return Class.forName(name, false, HiddenClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw failure;
        }
    }
}
