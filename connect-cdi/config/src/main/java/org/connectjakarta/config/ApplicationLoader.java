package org.connectjakarta.config;

import org.jspecify.annotations.Nullable;

/** Finds the class loader of the application that is being deployed, from which settings and classes are read. */
public final class ApplicationLoader {
    private ApplicationLoader() {}

    /**
     * Runs a task with the application's class loader as that of the thread. It is there already, as everywhere; but a thread that deploys
     * a WAR inside an EAR may know the EAR alone. Then it is the one that has this class.
     */
    public static void during(Runnable task) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        if (seesUs(before)) {
            task.run();
            return;
        }
        thread.setContextClassLoader(ApplicationLoader.class.getClassLoader());
        try {
            task.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static boolean seesUs(@Nullable ClassLoader loader) {
        try {
            Class<?> seen = Class.forName(ApplicationLoader.class.getName(), false, loader);
            return seen == ApplicationLoader.class;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
