package org.connectjakarta.servers.jakarta;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import org.connectjakarta.CallContext;
import org.jspecify.annotations.Nullable;

/** Asks all who should know the caller. */
@ApplicationScoped
public class WhoCalls {
    @Inject CallContext call;
    @Inject Principal principal;
    @Inject SecurityContext security;

    /** The caller's name, if all say the same; "nobody" if the call does not know. */
    String name() {
        Principal known = call.principal().orElse(null);
        if (known == null) {
            return "nobody";
        }
        String name = known.getName();
        String injected = principal.getName();
        String jakarta = name(security.getCallerPrincipal());
        boolean agree =
                name.equals(injected)
                        && name.equals(jakarta)
                        && call.isUserInRole("admin") == security.isCallerInRole("admin")
                        && call.isUserInRole("user") == security.isCallerInRole("user");
        return agree
                ? name
                : "call: "
                        + name
                        + ", injected: "
                        + injected
                        + ", SecurityContext: "
                        + jakarta
                        + (security.isCallerInRole("admin") ? " admin" : "")
                        + (security.isCallerInRole("user") ? " user" : "");
    }

    private static String name(@Nullable Principal principal) {
        return principal == null ? "none" : principal.getName();
    }
}
