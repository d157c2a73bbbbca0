package org.connectjakarta.quarkus.deployment;

import io.quarkus.builder.item.MultiBuildItem;
import java.util.List;
import org.jboss.jandex.ClassInfo;

/** A class with {@code @ConnectService}, and one service that it implements by one of the service's generated interfaces. */
final class ServiceClassBuildItem extends MultiBuildItem {
    private final ClassInfo implementation;
    private final ClassInfo type;
    private final String service;
    private final List<String> interceptors;

    ServiceClassBuildItem(
            ClassInfo implementation, ClassInfo type, String service, List<String> interceptors) {
        this.implementation = implementation;
        this.type = type;
        this.service = service;
        this.interceptors = interceptors;
    }

    /** The class. */
    ClassInfo implementation() {
        return implementation;
    }

    /** The generated interface. */
    ClassInfo type() {
        return type;
    }

    /** The names of the classes of the interceptors that the class names for itself, outermost first. */
    List<String> interceptors() {
        return interceptors;
    }

    /** The full name of the service. */
    String service() {
        return service;
    }
}
