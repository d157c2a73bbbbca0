package org.connectjakarta.protocgen;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Names of Java methods and constants for the methods of one service: no keyword, and none twice. Not thread-safe. */
final class JavaNames {
    private final Set<String> methods = new HashSet<>();
    private final Set<String> constants = new HashSet<>();

    /** @param reserved names that no constant may have */
    JavaNames(Set<String> reserved) {
        constants.addAll(reserved);
    }

    /**
     * The Java method of a proto method, as grpc-java spells it: the first letter small, underscores dropped and the letter behind
     * each made large. A keyword, and a name that an earlier method has already, gets an underscore at its end.
     */
    String method(String name) {
        StringBuilder camel = new StringBuilder();
        camel.append(Character.toLowerCase(name.charAt(0)));
        boolean underscore = false;
        for (char c : name.substring(1).toCharArray()) {
            if (c == '_') {
                underscore = true;
            } else {
                camel.append(underscore ? Character.toUpperCase(c) : c);
                underscore = false;
            }
        }
        String method = camel.toString();
        while (SourceVersion.isKeyword(method) || !methods.add(method)) {
            method += "_";
        }
        return method;
    }

    /** The constant of a proto method: {@code GetHTTPStatus} becomes {@code GET_HTTP_STATUS}, with underscores as for methods. */
    String constant(String name) {
        String constant =
                name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                        .toUpperCase(Locale.ROOT);
        while (SourceVersion.isKeyword(constant) || !constants.add(constant)) {
            constant += "_";
        }
        return constant;
    }
}
