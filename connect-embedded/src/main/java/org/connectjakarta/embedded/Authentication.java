package org.connectjakarta.embedded;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import javax.security.auth.Subject;
import org.connectjakarta.Caller;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.ee10.servlet.ServletCoreRequest;
import org.eclipse.jetty.security.AuthenticationState;
import org.eclipse.jetty.security.IdentityService;
import org.eclipse.jetty.security.UserIdentity;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Lets Jetty ask an {@link Authenticator} who sends a request, so that everything above the servlet API hears the same. */
final class Authentication extends Handler.Wrapper {
    private final Authenticator authenticator;

    Authentication(Handler next, Authenticator authenticator) {
        super(next);
        this.authenticator = authenticator;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        AuthenticationState.setAuthenticationState(request, new Asking(authenticator));
        return super.handle(request, response, callback);
    }

    /** Asks when somebody wants to know for the first time, and remembers the answer. */
    private static final class Asking implements AuthenticationState.Deferred {
        private final Authenticator authenticator;
        private boolean asked;
        private @Nullable Known known;

        Asking(Authenticator authenticator) {
            this.authenticator = authenticator;
        }

        @Override
        public synchronized @Nullable Succeeded authenticate(Request request) {
            if (!asked && request instanceof ServletCoreRequest asks) {
                // Before the answer: nobody is known to an authenticator that asks in its turn.
                asked = true;
                known = ask(asks.getServletRequest());
            }
            return known;
        }

        private @Nullable Known ask(HttpServletRequest request) {
            ServletContextRequest own = ServletContextRequest.getServletContextRequest(request);
            try {
                Caller caller =
                        authenticator.authenticate(
                                new JettyExchange(request, own.getHttpServletResponse()));
                return caller == null ? null : new Known(caller);
            } catch (RuntimeException e) {
                asked = false;
                throw e;
            }
        }

        @Override
        public @Nullable AuthenticationState authenticate(
                Request request, Response response, Callback callback) {
            return authenticate(request);
        }

        @Override
        public @Nullable Succeeded login(
                String name, Object password, Request request, Response response) {
            return null;
        }

        @Override
        public void logout(Request request, Response response) {}

        @Override
        public IdentityService.@Nullable Association getAssociation() {
            return null;
        }
    }

    private record Known(Caller caller) implements AuthenticationState.Succeeded, UserIdentity {
        @Override
        public String getAuthenticationType() {
            return "CUSTOM";
        }

        @Override
        public UserIdentity getUserIdentity() {
            return this;
        }

        @Override
        public Principal getUserPrincipal() {
            return caller.principal();
        }

        @Override
        public Subject getSubject() {
            return new Subject();
        }

        @Override
        public boolean isUserInRole(String role) {
            return caller.isInRole(role);
        }

        /** The proof comes with the request, so that there is nothing to forget. */
        @Override
        public void logout(Request request, Response response) {}
    }
}
