package org.connectjakarta.quarkus.deployment.nativemode;

import com.google.protobuf.Message;
import com.google.protobuf.ProtocolMessageEnum;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.quarkus.deployment.GeneratedTypes;

/** The messages of services, their builders and enums, and those of their fields, wherever they are: the well-known types, too. */
final class ReachableTypes {
    private final Deque<Class<?>> found = new ArrayDeque<>();
    private final Set<String> names = new TreeSet<>();

    private ReachableTypes() {}

    /**
     * The names of their classes.
     *
     * @param interfaces the names of the interfaces that were generated for the services
     */
    static Set<String> of(Set<String> interfaces) {
        ReachableTypes types = new ReachableTypes();
        for (String each : interfaces) {
            for (MethodSpec<?, ?> method : GeneratedTypes.methods(each)) {
                types.add(method.requestPrototype().getClass());
                types.add(method.responsePrototype().getClass());
            }
        }
        while (!types.found.isEmpty()) {
            types.follow(types.found.remove());
        }
        return types.names;
    }

    /** A field's type is what a getter returns: for one of many, and for the value of a map, the one that takes an index or a key. */
    private void follow(Class<?> type) {
        for (Method method : type.getMethods()) {
            boolean getter =
                    method.getName().startsWith("get") || method.getName().equals("newBuilder");
            if (getter) {
                add(method.getReturnType());
            }
        }
    }

    private void add(Class<?> type) {
        boolean generated =
                Message.class.isAssignableFrom(type)
                        || Message.Builder.class.isAssignableFrom(type)
                        || ProtocolMessageEnum.class.isAssignableFrom(type);
        // What is abstract is protobuf's own: nothing is called on it by name.
        if (generated && !Modifier.isAbstract(type.getModifiers()) && names.add(type.getName())) {
            found.add(type);
        }
    }
}
