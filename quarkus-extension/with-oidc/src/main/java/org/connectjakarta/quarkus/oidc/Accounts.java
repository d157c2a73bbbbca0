package org.connectjakarta.quarkus.oidc;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.oidc.v1.Account;
import org.connectjakarta.quarkus.oidc.v1.AccountServiceConnect;
import org.connectjakarta.quarkus.oidc.v1.Amount;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Guarded as a class, and more so in a method. Answers on worker threads. */
@ConnectService
@Authenticated
public class Accounts implements AccountServiceConnect {
    @Inject JsonWebToken token;
    @Inject SecurityIdentity identity;

    @Override
    @RolesAllowed("clerk")
    public Amount balance(Account request) {
        return Amount.newBuilder().setCents(700).setCaller(token.getName()).build();
    }

    @Override
    public Stream<Amount> bookings(Account request) {
        String caller = identity.getPrincipal().getName();
        return Stream.of(300, 400)
                .map(cents -> Amount.newBuilder().setCents(cents).setCaller(caller).build());
    }
}
