package org.connectjakarta.quarkus.runtime;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.vertx.http.runtime.security.EagerSecurityInterceptorStorage;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How callers of a procedure authenticate, where annotations of its method say so. Quarkus finds these at the methods of services, and
 * Quarkus REST would apply them to resources that are written by hand.
 */
final class Mechanisms {
    private final Map<String, Consumer<RoutingContext>> choices;

    private Mechanisms(Map<String, Consumer<RoutingContext>> choices) {
        this.choices = choices;
    }

    /**
     * What is said at methods.
     *
     * @param methods for each procedure the methods that may say it; the first one that does counts
     */
    static Mechanisms of(Map<String, List<AnsweringMethod>> methods) {
        Map<String, Consumer<RoutingContext>> choices = new HashMap<>();
        InstanceHandle<EagerSecurityInterceptorStorage> storage =
                Arc.container().instance(EagerSecurityInterceptorStorage.class);
        if (storage.isAvailable()) {
            methods.forEach(
                    (procedure, candidates) ->
                            candidates.stream()
                                    .map(AnsweringMethod::description)
                                    .map(storage.get()::getInterceptor)
                                    .filter(Objects::nonNull)
                                    .findFirst()
                                    .ifPresent(choice -> choices.put(procedure, choice)));
        }
        return new Mechanisms(choices);
    }

    /** Applies what is said, if anything, before the caller of a request is known. */
    void choose(String procedure, RoutingContext routing) {
        Consumer<RoutingContext> choice = choices.get(procedure);
        if (choice != null) {
            choice.accept(routing);
        }
    }
}
