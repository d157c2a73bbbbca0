package org.connectjakarta.cdi.extension;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.connectjakarta.CallContext;
import org.jspecify.annotations.Nullable;

/**
 * Who may call a method.
 *
 * @param everybody whether it is open to all, known or not
 * @param roles one of these is needed otherwise; nobody may call without any
 */
record Access(boolean everybody, Set<String> roles) {
    /** As a role: every caller that is known (Servlet 6, section 13.3). Containers differ in whether they know it. */
    private static final String ANYBODY = "**";

    private static final Access EVERYBODY = new Access(true, Set.of());
    private static final Access NOBODY = new Access(false, Set.of());

    /**
     * What the annotations of a class or a method say; null if they say nothing.
     *
     * @param place the class or method, for problems
     */
    static @Nullable Access of(
            Iterable<? extends Annotation> annotations, String place, Consumer<String> problems) {
        List<String> names = new ArrayList<>();
        Access access = null;
        for (Annotation annotation : annotations) {
            Access said = of(annotation);
            if (said != null) {
                access = said;
                names.add("@" + annotation.annotationType().getSimpleName());
            }
        }
        if (names.size() > 1) {
            problems.accept(
                    place
                            + " has more than one of the annotations that say who may call: "
                            + String.join(" and ", names.stream().sorted().toList())
                            + ". Keep one of them");
            return NOBODY;
        }
        return access;
    }

    private static @Nullable Access of(Annotation annotation) {
        if (annotation instanceof RolesAllowed allowed) {
            return new Access(false, Set.copyOf(Arrays.asList(allowed.value())));
        }
        if (annotation instanceof DenyAll) {
            return NOBODY;
        }
        return annotation instanceof PermitAll ? EVERYBODY : null;
    }

    /** Whether a caller who is known may call. */
    boolean allows(CallContext call) {
        return everybody
                || roles.stream().anyMatch(role -> role.equals(ANYBODY) || call.isUserInRole(role));
    }
}
