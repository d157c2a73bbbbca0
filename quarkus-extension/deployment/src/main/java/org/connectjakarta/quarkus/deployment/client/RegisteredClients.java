package org.connectjakarta.quarkus.deployment.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.connectjakarta.cdi.RegisterConnectClient;
import org.connectjakarta.mp.ClientClassName;
import org.connectjakarta.mp.ClientId;
import org.connectjakarta.mp.ClientProblems;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/** The registered interfaces: found in the index and at injection points, checked, and given a class each. */
final class RegisteredClients {
    static final DotName REGISTER = DotName.createSimple(RegisterConnectClient.class);

    private final IndexView index;
    private final Types types;
    private final Consumer<String> problems;
    private final List<RegisteredClientBuildItem> clients = new ArrayList<>();

    /**
     * @param problems told of each registered type that no client can be made of
     */
    RegisteredClients(IndexView index, Consumer<String> problems) {
        this.index = index;
        this.types = new Types(index);
        this.problems = problems;
    }

    /** All of them, in the order of their names. */
    List<RegisteredClientBuildItem> find() {
        Map<DotName, ClassInfo> found = new TreeMap<>();
        for (AnnotationInstance each : index.getAnnotations(REGISTER)) {
            if (each.target().kind() == AnnotationTarget.Kind.CLASS) {
                found.put(each.target().asClass().name(), each.target().asClass());
            }
        }
        Map<DotName, Set<String>> keys = new TreeMap<>();
        for (AnnotationInstance each : index.getAnnotations(Wanted.CONNECT_CLIENT)) {
            Wanted wanted = Wanted.by(each);
            // An interface in a jar without an index is found where it is injected.
            ClassInfo type = wanted == null ? null : types.find(wanted.type().name());
            if (type != null && type.hasDeclaredAnnotation(REGISTER)) {
                found.put(type.name(), type);
                keys.computeIfAbsent(type.name(), absent -> new TreeSet<>()).add(wanted.key());
            }
        }
        found.values().forEach(type -> add(type, keys.getOrDefault(type.name(), Set.of())));
        return clients;
    }

    private void add(ClassInfo type, Set<String> injectedKeys) {
        GeneratedClient generated = generated(type);
        if (generated == null) {
            return;
        }
        AnnotationInstance registration = type.declaredAnnotation(REGISTER);
        String key = text(registration, "configKey", generated.service());
        String name = type.name().toString();
        ClientId own = new ClientId(key, name, text(registration, "baseUri", null), name);
        clients.add(
                new RegisteredClientBuildItem(
                        type, generated, own, ClientClassName.of(name), Set.of("", key)));
        for (String other : injectedKeys) {
            if (!other.isEmpty() && !other.equals(key)) {
                clients.add(
                        new RegisteredClientBuildItem(
                                type,
                                generated,
                                new ClientId(other, null, null, name),
                                ClientClassName.of(name, other),
                                Set.of(other)));
            }
        }
    }

    private static @Nullable String text(
            AnnotationInstance annotation, String name, @Nullable String otherwise) {
        AnnotationValue value = annotation.value(name);
        return value == null || value.asString().isEmpty() ? otherwise : value.asString();
    }

    /** The generated interface that is extended; null if something is wrong with the registered one. */
    private @Nullable GeneratedClient generated(ClassInfo type) {
        if (!type.isInterface()) {
            problems.accept(ClientProblems.isClass(type.name().toString()));
            return null;
        }
        GeneratedClient generated = types.generatedParent(type);
        if (generated == null) {
            problems.accept(ClientProblems.extendsNothing(type.name().toString()));
            return null;
        }
        List<MethodInfo> unanswered = new ClientMethods(types, type, generated).unanswered();
        for (MethodInfo method : unanswered) {
            problems.accept(
                    ClientProblems.unanswered(
                            type.name().toString(),
                            method.name(),
                            generated.type().name().toString()));
        }
        return unanswered.isEmpty() ? generated : null;
    }
}
