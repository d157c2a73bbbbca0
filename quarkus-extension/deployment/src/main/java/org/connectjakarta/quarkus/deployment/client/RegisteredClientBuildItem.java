package org.connectjakarta.quarkus.deployment.client;

import io.quarkus.builder.item.MultiBuildItem;
import java.util.Set;
import org.connectjakarta.mp.ClientId;
import org.jboss.jandex.ClassInfo;

/** A registered interface with one configuration: what becomes one bean. */
final class RegisteredClientBuildItem extends MultiBuildItem {
    private final ClassInfo type;
    private final GeneratedClient generated;
    private final ClientId id;
    private final String className;
    private final Set<String> keys;

    RegisteredClientBuildItem(
            ClassInfo type,
            GeneratedClient generated,
            ClientId id,
            String className,
            Set<String> keys) {
        this.type = type;
        this.generated = generated;
        this.id = id;
        this.className = className;
        this.keys = keys;
    }

    /** The interface. */
    ClassInfo type() {
        return type;
    }

    /** The generated interface that it extends. */
    GeneratedClient generated() {
        return generated;
    }

    /** The configuration. Its place is the interface. */
    ClientId id() {
        return id;
    }

    /** The name of the class behind it. */
    String className() {
        return className;
    }

    /** The values of {@code @ConnectClient} that it is injected with. */
    Set<String> keys() {
        return keys;
    }
}
