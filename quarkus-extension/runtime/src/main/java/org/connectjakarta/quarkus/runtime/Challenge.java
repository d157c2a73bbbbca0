package org.connectjakarta.quarkus.runtime;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
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
            return ask(authenticator, routing);
        }
        // The authenticator asks this one alone as long as it is there.
        own.stepAside(routing);
        try {
            return ask(authenticator, routing);
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

    private static Uni<Headers> ask(HttpAuthenticator authenticator, RoutingContext routing) {
        Set<String> known = cookies(routing);
        return authenticator
                .getChallenge(routing)
                .invoke(
                        () ->
                                // Those are for the way back from a page, on which nobody is sent.
                                cookies(routing).stream()
                                        .filter(name -> !known.contains(name))
                                        .forEach(
                                                name ->
                                                        routing.response()
                                                                .removeCookie(name, false)))
                .map(Challenge::headers);
    }

    /** The names of the cookies that the request has, and of those that have been set since. */
    private static Set<String> cookies(RoutingContext routing) {
        return routing.request().cookies().stream()
                .map(Cookie::getName)
                .collect(Collectors.toSet());
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
