package org.connectjakarta.quarkus.deployment;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.MethodInfo;

/** Which method of a generated interface stands for a procedure: it is spelled alike, but for its first letter, underscores and keywords. */
final class JavaMethods {
    private JavaMethods() {}

    /**
     * The method of the interface.
     *
     * @param procedure the path, such as {@code /pkg.Service/Method}
     * @throws IllegalStateException if there is none
     */
    static MethodInfo of(ClassInfo type, String procedure) {
        String name = procedure.substring(procedure.lastIndexOf('/') + 1);
        for (MethodInfo each : type.methods()) {
            if (plain(each.name()).equalsIgnoreCase(plain(name))) {
                return each;
            }
        }
        throw new IllegalStateException(type.name() + " has no method for " + procedure);
    }

    private static String plain(String name) {
        return name.replace("_", "");
    }
}
