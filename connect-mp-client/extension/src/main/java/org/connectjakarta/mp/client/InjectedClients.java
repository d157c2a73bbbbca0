package org.connectjakarta.mp.client;

import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.connectjakarta.cdi.ConnectClient;
import org.jspecify.annotations.Nullable;

/** The clients that injection points ask for, and the beans that answer. */
final class InjectedClients {
    /** With the places that ask for them. In the order of names, so that messages are the same each time. */
    private final Map<Wanted, Set<String>> places =
            new TreeMap<>(
                    Comparator.comparing((Wanted each) -> each.type().getTypeName())
                            .thenComparing(Wanted::key));

    private final List<Bean<?>> beans = new ArrayList<>();

    void add(InjectionPoint point) {
        Wanted wanted = Wanted.by(point);
        if (wanted != null) {
            places.computeIfAbsent(wanted, absent -> new TreeSet<>()).add(Wanted.place(point));
        }
    }

    /** A bean of the application: it may stand in for a client, in tests for one. */
    void add(Bean<?> bean) {
        if (bean.getQualifiers().stream().anyMatch(ConnectClient.class::isInstance)) {
            beans.add(bean);
        }
    }

    /** All that is asked for. */
    Set<Wanted> all() {
        return places.keySet();
    }

    /** What is asked for and no bean of the application answers. */
    List<Wanted> unanswered() {
        return places.keySet().stream()
                .filter(wanted -> beans.stream().noneMatch(bean -> answers(bean, wanted)))
                .toList();
    }

    private static boolean answers(Bean<?> bean, Wanted wanted) {
        return bean.getTypes().contains(wanted.type())
                && bean.getQualifiers().contains(wanted.qualifier());
    }

    /** Where something is asked for, for messages. */
    String placesOf(Wanted wanted) {
        return places.get(wanted).stream().collect(Collectors.joining(", "));
    }

    /** The bean that is injected, once all are known; null if there is none or it is not clear which. */
    static @Nullable Bean<?> bean(Wanted wanted, BeanManager beans) {
        try {
            return beans.resolve(beans.getBeans(wanted.type(), wanted.qualifier()));
        } catch (AmbiguousResolutionException e) {
            return null;
        }
    }
}
