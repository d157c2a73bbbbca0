package org.connectjakarta.quarkus.deployment;

import io.quarkus.builder.item.SimpleBuildItem;
import java.util.List;

/** The interceptors that are beans with a priority, which watch every service. */
final class GlobalInterceptorsBuildItem extends SimpleBuildItem {
    private final List<String> identifiers;

    GlobalInterceptorsBuildItem(List<String> identifiers) {
        this.identifiers = identifiers;
    }

    /** The identifiers of their beans, outermost first. */
    List<String> identifiers() {
        return identifiers;
    }
}
