package org.connectjakarta.cdi.config;

import java.util.ArrayList;
import java.util.List;
import org.connectjakarta.Interceptor;

/** Classes of interceptors from their names. */
final class InterceptorClasses {

    private InterceptorClasses() {}

    /** The classes, as the application that is being deployed sees them. */
    static List<Class<? extends Interceptor>> load(List<String> names) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        ClassLoader loader =
                application == null ? InterceptorClasses.class.getClassLoader() : application;
        List<Class<? extends Interceptor>> classes = new ArrayList<>();
        for (String name : names) {
            try {
                classes.add(Class.forName(name, false, loader).asSubclass(Interceptor.class));
            } catch (ClassNotFoundException e) {
                throw new IllegalArgumentException("there is no class " + name, e);
            } catch (ClassCastException e) {
                throw new IllegalArgumentException(
                        name + " does not implement org.connectjakarta.Interceptor", e);
            }
        }
        return List.copyOf(classes);
    }
}
