package org.connectjakarta.quarkus.deployment.client;

import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Provider;
import java.util.Set;
import org.connectjakarta.cdi.ConnectClient;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodParameterInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * What an injection point asks for.
 *
 * @param type what is injected, or what is provided where a {@code Provider} or {@code Instance} is injected
 * @param key the value of {@code @ConnectClient}, which may be empty
 */
record Wanted(Type type, String key) {
    static final DotName CONNECT_CLIENT = DotName.createSimple(ConnectClient.class);

    private static final Set<DotName> PROVIDERS =
            Set.of(
                    DotName.createSimple(Instance.class),
                    DotName.createSimple(InjectableInstance.class),
                    DotName.createSimple(Provider.class));

    /** What may be asked for where the annotation stands; null if it is neither a field nor a parameter. */
    static @Nullable Wanted by(AnnotationInstance qualifier) {
        AnnotationTarget target = qualifier.target();
        return switch (target.kind()) {
            case FIELD -> new Wanted(provided(target.asField().type()), key(qualifier));
            case METHOD_PARAMETER -> {
                MethodParameterInfo parameter = target.asMethodParameter();
                yield new Wanted(provided(parameter.type()), key(qualifier));
            }
            default -> null;
        };
    }

    /** The key that an annotation names; empty for none. */
    static String key(AnnotationInstance qualifier) {
        return qualifier.value() == null ? "" : qualifier.value().asString();
    }

    /** The annotation that a bean with a key has. */
    static AnnotationInstance qualifier(String key) {
        return key.isEmpty()
                ? AnnotationInstance.builder(CONNECT_CLIENT).build()
                : AnnotationInstance.builder(CONNECT_CLIENT).value(key).build();
    }

    private static Type provided(Type type) {
        return type.kind() == Type.Kind.PARAMETERIZED_TYPE && PROVIDERS.contains(type.name())
                ? type.asParameterizedType().arguments().get(0)
                : type;
    }
}
