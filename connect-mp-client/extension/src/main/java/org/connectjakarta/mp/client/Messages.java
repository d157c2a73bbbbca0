package org.connectjakarta.mp.client;

import java.lang.reflect.Type;
import org.connectjakarta.mp.ClientProblems;

/** What is said of injection points that no client can be made for. */
final class Messages {

    private Messages() {}

    /**
     * Why something cannot be injected.
     *
     * @param places where it is asked for
     */
    static String notInjectable(Wanted wanted, String places) {
        Type type = wanted.type();
        String name = type.getTypeName();
        if (type instanceof Class<?> interfaceType && interfaceType.isInterface()) {
            if (RegisteredClients.isRegistered(interfaceType)) {
                return "%s: there is no client of %s with the key \"%s\", since the injection point came too late. Use a key that others use"
                        .formatted(places, name, wanted.key());
            }
            Class<?> parent = GeneratedTypes.parent(interfaceType);
            if (parent != null) {
                return ClientProblems.notRegistered(places, name, parent.getName());
            }
        }
        return ClientProblems.notGenerated(places, name);
    }
}
