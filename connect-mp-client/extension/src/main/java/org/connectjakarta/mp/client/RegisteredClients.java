package org.connectjakarta.mp.client;

import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedCallable;
import jakarta.enterprise.inject.spi.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.connectjakarta.cdi.RegisterConnectClient;
import org.connectjakarta.mp.ClientClassName;
import org.connectjakarta.mp.ClientProblems;
import org.jspecify.annotations.Nullable;

/** The registered interfaces: found in archives and at injection points, checked, and given a class each. */
final class RegisteredClients {
    /** What was found, with the keys of injection points. In the order of names, so that messages are the same each time. */
    private final Map<Class<?>, Set<String>> found =
            new TreeMap<>(Comparator.comparing(Class::getName));

    private final Map<Class<?>, RegisteredClient> byClass = new HashMap<>();

    /** Looks at a type of the application and at what is injected into it. */
    void find(AnnotatedType<?> type) {
        find(type.getJavaClass());
        Stream<Annotated> parameters =
                Stream.<AnnotatedCallable<?>>concat(
                                type.getConstructors().stream(), type.getMethods().stream())
                        .flatMap(each -> each.getParameters().stream());
        // An interface in an archive without beans is found where it is injected.
        Stream.concat(type.getFields().stream(), parameters)
                .map(Wanted::by)
                .filter(Objects::nonNull)
                .forEach(
                        wanted -> {
                            if (wanted.type() instanceof Class<?> injected && find(injected)) {
                                found.get(injected).add(wanted.key());
                            }
                        });
    }

    private boolean find(Class<?> type) {
        if (!isRegistered(type)) {
            return false;
        }
        found.computeIfAbsent(type, absent -> new TreeSet<>());
        return true;
    }

    static boolean isRegistered(Class<?> type) {
        return type.isAnnotationPresent(RegisterConnectClient.class);
    }

    /**
     * Defines the classes.
     *
     * @return those that become beans
     */
    Collection<Class<?>> define(Consumer<String> problems) {
        found.forEach((type, keys) -> define(type, keys, problems));
        return byClass.keySet();
    }

    private void define(Class<?> type, Set<String> injectedKeys, Consumer<String> problems) {
        Class<?> generated = generated(type, problems);
        if (generated == null) {
            return;
        }
        RegisterConnectClient registration = type.getAnnotation(RegisterConnectClient.class);
        String key = registration.configKey();
        key = key.isEmpty() ? GeneratedTypes.service(generated) : key;
        String baseUri = registration.baseUri().isEmpty() ? null : registration.baseUri();
        try {
            ClientKey own = new ClientKey(key, type.getName(), baseUri);
            define(
                    new RegisteredClient(
                            type,
                            generated,
                            own,
                            ClientClassName.of(type.getName()),
                            Set.of("", key)));
            for (String other : injectedKeys) {
                if (!other.isEmpty() && !other.equals(key)) {
                    define(
                            new RegisteredClient(
                                    type,
                                    generated,
                                    new ClientKey(other, null, null),
                                    ClientClassName.of(type.getName(), other),
                                    Set.of(other)));
                }
            }
        } catch (IllegalAccessException e) {
            problems.accept(
                    "%s is in a package that is not open, and the class behind it must be there: %s. Write \"opens %s;\" in its module-info"
                            .formatted(type.getName(), e.getMessage(), type.getPackageName()));
        }
    }

    private void define(RegisteredClient client) throws IllegalAccessException {
        byClass.put(ClientClass.define(client), client);
    }

    /** The generated interface that is extended; null if something is wrong with the registered one. */
    private static @Nullable Class<?> generated(Class<?> type, Consumer<String> problems) {
        if (!type.isInterface()) {
            problems.accept(ClientProblems.isClass(type.getName()));
            return null;
        }
        Class<?> generated = GeneratedTypes.parent(type);
        if (generated == null) {
            problems.accept(ClientProblems.extendsNothing(type.getName()));
            return null;
        }
        List<Method> unanswered = new ClientMethods(type, generated).unanswered();
        for (Method method : unanswered) {
            problems.accept(
                    ClientProblems.unanswered(
                            type.getName(), method.getName(), generated.getName()));
        }
        return unanswered.isEmpty() ? generated : null;
    }

    /** What a class is behind; null if it is none of these. */
    @Nullable RegisteredClient behind(Class<?> type) {
        return byClass.get(type);
    }

    /** Whether a type is registered, and something is wrong with it. */
    boolean isWrong(Type type) {
        return type instanceof Class<?> plain
                && found.containsKey(plain)
                && byClass.values().stream().noneMatch(client -> client.type() == plain);
    }

    /** All of them. */
    Collection<RegisteredClient> all() {
        return byClass.values();
    }
}
