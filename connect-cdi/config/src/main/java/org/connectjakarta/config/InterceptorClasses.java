package org.connectjakarta.config;

import java.util.ArrayList;
import java.util.List;
import org.connectjakarta.Interceptor;

/** Classes of interceptors from their names. */
public final class InterceptorClasses {

    /** Names between commas. */
    public static final ValueType<List<Class<? extends Interceptor>>> TYPE =
            ValueType.list(
                    "class names",
                    "names of classes that implement org.connectjakarta.Interceptor, between commas",
                    InterceptorClasses::load);

    private InterceptorClasses() {}

    /** The classes, as the application that is being deployed sees them. */
    private static List<Class<? extends Interceptor>> load(List<String> names) {
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
