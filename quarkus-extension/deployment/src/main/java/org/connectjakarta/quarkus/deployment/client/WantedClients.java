package org.connectjakarta.quarkus.deployment.client;

import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.arc.processor.BeanResolver;
import io.quarkus.arc.processor.InjectionPointInfo;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.connectjakarta.mp.ClientId;
import org.connectjakarta.mp.ClientProblems;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/** The clients that injection points ask for, and the beans that answer. */
final class WantedClients {
    private static final DotName ANY = DotName.createSimple("jakarta.enterprise.inject.Any");

    private final BeanResolver resolver;
    private final Collection<BeanInfo> beans;
    private final List<RegisteredClientBuildItem> registered;
    private final Types types;
    private final Consumer<String> problems;

    /** With the places that ask for them. In the order of names, so that messages are the same each time. */
    private final Map<Wanted, Set<String>> places =
            new TreeMap<>(
                    Comparator.comparing((Wanted each) -> each.type().toString())
                            .thenComparing(Wanted::key));

    private final Map<Wanted, GeneratedClient> generated = new LinkedHashMap<>();
    private final Map<ClientId, StringJoiner> ids = new LinkedHashMap<>();

    /**
     * @param problems told of each injection point that no client can be made for
     */
    WantedClients(
            BeanDiscoveryFinishedBuildItem discovered,
            List<RegisteredClientBuildItem> registered,
            Types types,
            Consumer<String> problems) {
        this.resolver = discovered.getBeanResolver();
        this.beans = discovered.getBeans();
        this.registered = registered;
        this.types = types;
        this.problems = problems;
        discovered.getInjectionPoints().forEach(this::collect);
        places.forEach(this::answer);
    }

    private void collect(InjectionPointInfo point) {
        String key = null;
        for (AnnotationInstance qualifier : point.getRequiredQualifiers()) {
            if (qualifier.name().equals(Wanted.CONNECT_CLIENT) && key == null) {
                key = Wanted.key(qualifier);
            } else if (!qualifier.name().equals(ANY)) {
                // Something else is asked for, too: no client of ours has it.
                return;
            }
        }
        if (key != null) {
            places.computeIfAbsent(
                            new Wanted(point.getRequiredType(), key), absent -> new TreeSet<>())
                    .add(point.getTargetInfo());
        }
    }

    private void answer(Wanted wanted, Set<String> at) {
        Set<BeanInfo> answering = answering(wanted);
        if (!answering.isEmpty()) {
            RegisteredClientBuildItem ours = behind(answering);
            if (ours != null) {
                need(ours.id(), at);
            }
            return;
        }
        ClassInfo type =
                wanted.type().kind() == Type.Kind.CLASS ? types.find(wanted.type().name()) : null;
        GeneratedClient client = type == null ? null : types.generated(type);
        if (client == null) {
            problems.accept(notInjectable(wanted, type, String.join(", ", at)));
            return;
        }
        generated.put(wanted, client);
        need(id(wanted, client), at);
    }

    // Not by resolveBeans, which knows no beans yet.
    private Set<BeanInfo> answering(Wanted wanted) {
        Set<AnnotationInstance> qualifiers = Set.of(Wanted.qualifier(wanted.key()));
        Set<BeanInfo> answering = new LinkedHashSet<>();
        for (BeanInfo bean : beans) {
            if (resolver.matches(bean, wanted.type(), qualifiers)) {
                answering.add(bean);
            }
        }
        return answering;
    }

    /** The registered client whose bean is injected; null if it is a bean of the application, which may stand in for ours. */
    private @Nullable RegisteredClientBuildItem behind(Set<BeanInfo> answering) {
        BeanInfo chosen;
        try {
            chosen = resolver.resolveAmbiguity(answering);
        } catch (AmbiguousResolutionException e) {
            // Told by the container.
            return null;
        }
        String beanClass = chosen.getImplClazz() == null ? "" : chosen.getBeanClass().toString();
        return registered.stream()
                .filter(each -> each.className().equals(beanClass))
                .findFirst()
                .orElse(null);
    }

    private void need(ClientId id, Set<String> at) {
        at.forEach(ids.computeIfAbsent(id, absent -> new StringJoiner(", "))::add);
    }

    private static ClientId id(Wanted wanted, GeneratedClient client) {
        String key = wanted.key().isEmpty() ? client.service() : wanted.key();
        return new ClientId(key, null, null, client.type().name().toString());
    }

    private String notInjectable(Wanted wanted, @Nullable ClassInfo type, String at) {
        GeneratedClient parent = type == null ? null : types.generatedParent(type);
        if (parent != null && type.isInterface()) {
            return ClientProblems.notRegistered(
                    at, type.name().toString(), parent.type().name().toString());
        }
        return ClientProblems.notGenerated(at, wanted.type().toString());
    }

    /** What is asked for and no bean of the application answers. */
    Map<Wanted, GeneratedClient> unanswered() {
        return generated;
    }

    /** The configuration of one of these. */
    ClientId idOf(Wanted wanted) {
        return id(wanted, generated.get(wanted));
    }

    /** The configurations that are needed, with all places that need them. */
    List<ClientId> needed() {
        List<ClientId> needed = new ArrayList<>();
        ids.forEach(
                (id, at) ->
                        needed.add(
                                new ClientId(
                                        id.key(),
                                        id.interfaceName(),
                                        id.baseUri(),
                                        at.toString())));
        return needed;
    }
}
