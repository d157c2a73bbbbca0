package org.connectjakarta.quarkus.deployment;

import io.quarkus.builder.item.SimpleBuildItem;

/** How the thread of a method is chosen in this application. */
final class ExecutionRulesBuildItem extends SimpleBuildItem {
    private final ExecutionRules rules;

    ExecutionRulesBuildItem(ExecutionRules rules) {
        this.rules = rules;
    }

    /** The rules. */
    ExecutionRules rules() {
        return rules;
    }
}
