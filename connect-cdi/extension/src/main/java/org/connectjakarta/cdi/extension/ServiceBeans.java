package org.connectjakarta.cdi.extension;

import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.connectjakarta.GeneratedService;
import org.connectjakarta.server.ServiceBinding;

/** From the beans that say they are services to one bean for each service. */
final class ServiceBeans {
    private final BeanManager beans;
    private final Consumer<String> problems;

    /** By the full name of the service. */
    private final Map<String, List<Candidate>> candidates = new TreeMap<>();

    ServiceBeans(BeanManager beans, List<FoundBean> found, Consumer<String> problems) {
        this.beans = beans;
        this.problems = problems;
        found.forEach(this::add);
    }

    /** The full names of the services, of those with problems too. */
    Set<String> names() {
        return candidates.keySet();
    }

    /** The services that have one bean, in the order of their names. */
    List<ServicePlan<?>> plans() {
        List<ServicePlan<?>> plans = new ArrayList<>();
        candidates.forEach((service, all) -> choose(service, all, plans));
        return plans;
    }

    private void add(FoundBean bean) {
        Map<String, List<Class<?>>> flavours =
                bean.rawTypes()
                        .filter(type -> type.isAnnotationPresent(GeneratedService.class))
                        .collect(
                                Collectors.groupingBy(
                                        type -> type.getAnnotation(GeneratedService.class).value(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        if (flavours.isEmpty()) {
            problems.accept(
                    bean.description()
                            + " is a @ConnectService, but no interface that was generated for a service is among its bean types."
                            + " Implement one, such as ElizaServiceConnect, or remove @ConnectService");
        }
        flavours.forEach(
                (service, types) -> {
                    if (types.size() > 1) {
                        String names =
                                types.stream()
                                        .map(Class::getName)
                                        .sorted()
                                        .collect(Collectors.joining(" and "));
                        problems.accept(
                                "%s implements service %s twice, as %s. Keep one of the interfaces"
                                        .formatted(bean.description(), service, names));
                    } else {
                        candidates
                                .computeIfAbsent(service, absent -> new ArrayList<>())
                                .add(new Candidate(bean, types.get(0)));
                    }
                });
    }

    private void choose(String service, List<Candidate> candidates, List<ServicePlan<?>> plans) {
        Set<Bean<?>> all =
                candidates.stream().map(each -> each.found().bean()).collect(Collectors.toSet());
        Bean<?> chosen;
        try {
            chosen = beans.resolve(all);
        } catch (AmbiguousResolutionException e) {
            String names =
                    candidates.stream()
                            .map(each -> each.found().description())
                            .sorted()
                            .collect(Collectors.joining(" and "));
            problems.accept(
                    ("service %s has more than one bean: %s. Remove @ConnectService from all but one, or make the one that should win an"
                                    + " @Alternative with a @Priority")
                            .formatted(service, names));
            return;
        }
        for (Candidate candidate : candidates) {
            if (candidate.found().bean().equals(chosen)) {
                plan(candidate, plans);
                return;
            }
        }
    }

    private void plan(Candidate candidate, List<ServicePlan<?>> plans) {
        try {
            ServiceBinding<?> binding =
                    (ServiceBinding<?>) candidate.type().getMethod("binding").invoke(null);
            plans.add(
                    new ServicePlan<>(
                            binding,
                            candidate.found(),
                            candidate.found().serviceInterceptors(beans).orElseThrow(),
                            AccessRules.of(binding, candidate.found(), problems)));
        } catch (NoSuchMethodException | IllegalAccessException | ClassCastException e) {
            problems.accept(
                    candidate.type().getName()
                            + " has no public static binding() that returns a ServiceBinding. Generate it again, with the plugin's"
                            + " version that belongs to this library");
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    candidate.type().getName() + ".binding() failed", e.getCause());
        }
    }

    private record Candidate(FoundBean found, Class<?> type) {}
}
