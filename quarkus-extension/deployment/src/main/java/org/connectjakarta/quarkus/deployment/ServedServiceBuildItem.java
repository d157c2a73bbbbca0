package org.connectjakarta.quarkus.deployment;

import io.quarkus.builder.item.MultiBuildItem;
import java.util.List;

/** A service and the one bean that answers it. */
final class ServedServiceBuildItem extends MultiBuildItem {
    private final String service;
    private final String interfaceName;
    private final String bean;
    private final List<String> interceptors;

    ServedServiceBuildItem(
            String service, String interfaceName, String bean, List<String> interceptors) {
        this.service = service;
        this.interfaceName = interfaceName;
        this.bean = bean;
        this.interceptors = interceptors;
    }

    /** The full name of the service. */
    String service() {
        return service;
    }

    /** The generated interface by which the bean is called. */
    String interfaceName() {
        return interfaceName;
    }

    /** The names of the classes of the interceptors that the bean names for itself, outermost first. */
    List<String> interceptors() {
        return interceptors;
    }

    /** The identifier of the bean. */
    String bean() {
        return bean;
    }
}
