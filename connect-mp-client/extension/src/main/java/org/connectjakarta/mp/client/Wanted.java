package org.connectjakarta.mp.client;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Member;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Set;
import org.connectjakarta.cdi.ConnectClient;
import org.jspecify.annotations.Nullable;

/**
 * What an injection point asks for.
 *
 * @param type what is injected, or what is provided where a {@code Provider} or {@code Instance} is injected
 * @param key the value of {@code @ConnectClient}, which may be empty
 */
record Wanted(Type type, String key) {

    /** What an injection point asks for; null if it is no client, or must have other qualifiers too. */
    static @Nullable Wanted by(InjectionPoint point) {
        String key = null;
        for (Annotation qualifier : point.getQualifiers()) {
            if (qualifier instanceof ConnectClient client && key == null) {
                key = client.value();
            } else if (qualifier.annotationType() != Any.class) {
                return null;
            }
        }
        return key == null ? null : new Wanted(provided(point.getType()), key);
    }

    /** The same for what may become an injection point; null if it has no {@code @ConnectClient}. */
    static @Nullable Wanted by(Annotated declaration) {
        Set<ConnectClient> clients = declaration.getAnnotations(ConnectClient.class);
        return clients.size() != 1
                ? null
                : new Wanted(
                        provided(declaration.getBaseType()), clients.iterator().next().value());
    }

    private static Type provided(Type type) {
        return type instanceof ParameterizedType parameterized
                        && parameterized.getRawType() instanceof Class<?> raw
                        && Provider.class.isAssignableFrom(raw)
                ? parameterized.getActualTypeArguments()[0]
                : type;
    }

    /** The generated interface that is asked for; null if it is something else. */
    @Nullable Class<?> generated() {
        return type instanceof Class<?> plain && GeneratedTypes.isGenerated(plain) ? plain : null;
    }

    /** The configuration of the generated interface that is asked for; null if it is something else. */
    @Nullable ClientKey id() {
        Class<?> generated = generated();
        if (generated == null) {
            return null;
        }
        return new ClientKey(key.isEmpty() ? GeneratedTypes.service(generated) : key, null, null);
    }

    /** The annotation that it is injected with. */
    ConnectClient qualifier() {
        return ConnectClient.Literal.of(key);
    }

    /** A name for messages, such as {@code com.example.Talk.eliza}. */
    static String place(InjectionPoint point) {
        Member member = point.getMember();
        String owner = member.getDeclaringClass().getName();
        String name = member instanceof Constructor<?> ? "the constructor" : member.getName();
        return point.getAnnotated() instanceof AnnotatedParameter<?> parameter
                ? "parameter %d of %s of %s".formatted(parameter.getPosition() + 1, name, owner)
                : owner + "." + name;
    }
}
