package org.connectjakarta.mp.client.war;

import java.util.List;

/** What a server lets its web applications see: the Servlet API, and itself. */
final class ServerLoader extends ClassLoader {
    private static final List<String> SEEN =
            List.of("jakarta.servlet.", "org.eclipse.jetty.", "org.slf4j.");

    ServerLoader() {
        super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (SEEN.stream().noneMatch(name::startsWith)) {
            throw new ClassNotFoundException(name);
        }
        return ServerLoader.class.getClassLoader().loadClass(name);
    }
}
