package org.connectjakarta.quarkus.deployment.devui;

import java.util.List;
import java.util.Map;

/**
 * A service, as the page shows it.
 *
 * @param name the full name
 * @param implementation the name of the class of the bean that answers
 * @param methods in the order of the proto file
 */
public record ServedService(String name, String implementation, List<ServedMethod> methods) {

    /** The same in types of the JDK, which the application's class loader knows, too. */
    public Map<String, Object> asMap() {
        return Map.of(
                "name",
                name,
                "implementation",
                implementation,
                "methods",
                methods.stream().map(ServedMethod::asMap).toList());
    }
}
