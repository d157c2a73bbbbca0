package org.connectjakarta.quarkus.deployment;

import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.arc.processor.BeanResolver;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One bean for each service. */
final class ChosenBeans {
    private final BeanResolver resolver;
    private final Collection<BeanInfo> beans;

    ChosenBeans(BeanResolver resolver, Collection<BeanInfo> beans) {
        this.resolver = resolver;
        this.beans = beans;
    }

    /**
     * Chooses the beans, as injection would.
     *
     * @param problems told of each service that has more than one
     */
    List<ServedServiceBuildItem> choose(
            List<ServiceClassBuildItem> classes, Consumer<String> problems) {
        Map<String, Map<BeanInfo, ServiceClassBuildItem>> candidates = new TreeMap<>();
        for (ServiceClassBuildItem each : classes) {
            for (BeanInfo bean : beans) {
                if (bean.isClassBean()
                        && bean.getBeanClass().equals(each.implementation().name())) {
                    candidates
                            .computeIfAbsent(each.service(), absent -> new LinkedHashMap<>())
                            .put(bean, each);
                }
            }
        }
        List<ServedServiceBuildItem> chosen = new ArrayList<>();
        candidates.forEach(
                (service, all) -> {
                    BeanInfo bean = one(service, all.keySet(), problems);
                    if (bean != null) {
                        ServiceClassBuildItem from = all.get(bean);
                        String type = from.type().name().toString();
                        chosen.add(
                                new ServedServiceBuildItem(
                                        service, type, bean.getIdentifier(), from.interceptors()));
                    }
                });
        return chosen;
    }

    private @Nullable BeanInfo one(
            String service, Set<BeanInfo> candidates, Consumer<String> problems) {
        if (candidates.size() == 1) {
            return candidates.iterator().next();
        }
        try {
            return resolver.resolveAmbiguity(new LinkedHashSet<>(candidates));
        } catch (AmbiguousResolutionException e) {
            String names =
                    candidates.stream()
                            .map(bean -> bean.getBeanClass().toString())
                            .sorted()
                            .collect(Collectors.joining(" and "));
            problems.accept(
                    ("service %s has more than one bean: %s. Remove @ConnectService from all but one, or make the one that should win an"
                                    + " @Alternative with a @Priority")
                            .formatted(service, names));
            return null;
        }
    }
}
