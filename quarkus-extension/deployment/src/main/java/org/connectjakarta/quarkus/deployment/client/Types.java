package org.connectjakarta.quarkus.deployment.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.connectjakarta.GeneratedService;
import org.connectjakarta.client.RpcClient;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/** Types by their names, and what the protoc plugin generated among them. What is in no index is read from the class path. */
final class Types {
    private static final DotName GENERATED_SERVICE = DotName.createSimple(GeneratedService.class);
    private static final Type ENGINE =
            Type.create(DotName.createSimple(RpcClient.class), Type.Kind.CLASS);

    private final IndexView index;
    private final Map<DotName, Optional<ClassInfo>> read = new HashMap<>();

    Types(IndexView index) {
        this.index = index;
    }

    /** A type; null if there is none of that name. */
    @Nullable ClassInfo find(DotName name) {
        ClassInfo indexed = index.getClassByName(name);
        return indexed != null
                ? indexed
                : read.computeIfAbsent(name, Types::fromClassPath).orElse(null);
    }

    private static Optional<ClassInfo> fromClassPath(DotName name) {
        String file = name.toString().replace('.', '/') + ".class";
        try (InputStream code =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            return code == null ? Optional.empty() : Optional.of(Index.singleClass(code));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A type with all that it extends, the nearest first, by their names. */
    Map<DotName, ClassInfo> withParents(ClassInfo type) {
        Map<DotName, ClassInfo> all = new LinkedHashMap<>();
        Deque<ClassInfo> next = new ArrayDeque<>();
        next.add(type);
        while (!next.isEmpty()) {
            ClassInfo each = next.remove();
            if (all.putIfAbsent(each.name(), each) == null) {
                for (DotName parent : each.interfaceNames()) {
                    ClassInfo found = find(parent);
                    if (found != null) {
                        next.add(found);
                    }
                }
            }
        }
        return all;
    }

    /** What clients of exactly this type are made by; null if it was not generated for a service. */
    @Nullable GeneratedClient generated(ClassInfo type) {
        GeneratedClient own = made(type, type);
        if (own != null || type.enclosingClass() == null) {
            return own;
        }
        // The type Client has no method of its own: the blocking interface makes it.
        ClassInfo enclosing = find(type.enclosingClass());
        return enclosing == null ? null : made(type, enclosing);
    }

    private @Nullable GeneratedClient made(ClassInfo type, ClassInfo maker) {
        AnnotationInstance service = maker.declaredAnnotation(GENERATED_SERVICE);
        MethodInfo factory = maker.method("client", ENGINE);
        if (service == null || factory == null) {
            return null;
        }
        ClassInfo returned = find(factory.returnType().name());
        return returned != null && withParents(returned).containsKey(type.name())
                ? new GeneratedClient(type, service.value().asString(), factory)
                : null;
    }

    /** The nearest generated interface that an interface extends; null if there is none. */
    @Nullable GeneratedClient generatedParent(ClassInfo type) {
        for (ClassInfo each : withParents(type).values()) {
            GeneratedClient generated = each.equals(type) ? null : generated(each);
            if (generated != null) {
                return generated;
            }
        }
        return null;
    }
}
