package org.connectjakarta.quarkus.runtime;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import org.connectjakarta.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Asks strangers to say who they are, in the protocol of their request. For one request it stands in the place of the application's
 * mechanisms, which say how; it authenticates nobody.
 */
final class Challenge implements HttpAuthenticationMechanism {
    private static final String KEY = HttpAuthenticationMechanism.class.getName();

    private final Arrival arrival;
    private final @Nullable HttpAuthenticationMechanism chosen;

    private Challenge(Arrival arrival, @Nullable HttpAuthenticationMechanism chosen) {
        this.arrival = arrival;
        this.chosen = chosen;
    }

    /** Whatever denies a stranger this request from now on does so by this. */
    static void install(RoutingContext routing, Arrival arrival) {
        HttpAuthenticationMechanism chosen = routing.get(KEY);
        routing.put(KEY, new Challenge(arrival, chosen));
    }

    /** The headers by which the mechanisms of the application ask who somebody is. */
    static Uni<Headers> headers(RoutingContext routing) {
        HttpAuthenticator authenticator = routing.get(HttpAuthenticator.class.getName());
        if (authenticator == null) {
            return Uni.createFrom().item(Headers.create());
        }
        HttpAuthenticationMechanism current = routing.get(KEY);
        if (!(current instanceof Challenge own)) {
            return authenticator.getChallenge(routing).map(Challenge::headers);
        }
        // The authenticator asks this one alone as long as it is there.
        own.stepAside(routing);
        try {
            return authenticator.getChallenge(routing).map(Challenge::headers);
        } finally {
            routing.put(KEY, own);
        }
    }

    private void stepAside(RoutingContext routing) {
        if (chosen == null) {
            routing.remove(KEY);
        } else {
            routing.put(KEY, chosen);
        }
    }

    private static Headers headers(@Nullable ChallengeData challenge) {
        Headers headers = Headers.create();
        if (challenge != null) {
            challenge
                    .getHeaders()
                    .forEach(
                            (name, value) -> {
                                String lower = name.toString().toLowerCase(Locale.ROOT);
                                // A redirect to a page is nothing for a program.
                                if (lower.equals("www-authenticate")) {
                                    headers.add(lower, value);
                                }
                            });
        }
        return headers;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext context, IdentityProviderManager identityProviderManager) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        return arrival.refuse(new UnauthorizedException(), Headers.create()).replaceWith(true);
    }
}
