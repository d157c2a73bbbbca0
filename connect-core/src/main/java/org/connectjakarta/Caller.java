package org.connectjakarta;

import java.security.Principal;
import java.util.Set;

/**
 * Who is calling, once that is proved. An interceptor that authenticates callers keeps one in the call while it {@linkplain
 * Interceptor#start starts}: {@code call.put(Caller.class, Caller.of("ann", "admin"))}; it replaces what the container knows.
 * Immutable.
 *
 * @param principal the caller
 * @param roles what it may act as
 */
public record Caller(Principal principal, Set<String> roles) {
    /** As a role: every caller that is known (Servlet 6, section 13.3). */
    private static final String ANYBODY = "**";

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** A caller of whom the name is all that is known. */
    public static Caller of(String name, String... roles) {
        return new Caller(new Named(name), Set.of(roles));
    }

    /** Whether the caller has a role; each has the role {@code **}. */
    public boolean isInRole(String role) {
        return roles.contains(role) || role.equals(ANYBODY);
    }

    private record Named(String name) implements Principal {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
