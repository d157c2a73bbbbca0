package org.connectjakarta.servers;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** JAX-RS applications as users write them. */
final class Applications {
    private Applications() {}

    /** Has what is found. */
    @ApplicationPath("/api")
    public static class AtApi extends Application {}

    /** Says what it has. */
    @ApplicationPath("/api")
    public static class ListedAtApi extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(Greeting.class);
        }
    }

    /** Has what is found, everywhere. */
    @ApplicationPath("/")
    public static class AtRoot extends Application {}

    /** Says what it has, and leaves its path to a web.xml. */
    public static class Listed extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(Greeting.class);
        }
    }
}
