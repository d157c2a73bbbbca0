package org.connectjakarta.quarkus.oidc;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.oidc.v1.Account;
import org.connectjakarta.quarkus.oidc.v1.Amount;
import org.connectjakarta.quarkus.oidc.v1.LedgerServiceConnect;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Guarded as a class, and less so in a method. Answers on event loops. */
@ConnectService
@RolesAllowed("clerk")
public class Ledger implements LedgerServiceConnect.Mutiny {
    @Inject JsonWebToken token;
    @Inject SecurityIdentity identity;

    @Override
    public Uni<Amount> total(Account request) {
        return Uni.createFrom().item(() -> amount(700, token.getName()));
    }

    @Override
    @Authenticated
    public Multi<Amount> entries(Account request) {
        return Multi.createFrom()
                .items(300, 400)
                .map(cents -> amount(cents, identity.getPrincipal().getName()));
    }

    private static Amount amount(int cents, String caller) {
        return Amount.newBuilder().setCents(cents).setCaller(caller).build();
    }
}
