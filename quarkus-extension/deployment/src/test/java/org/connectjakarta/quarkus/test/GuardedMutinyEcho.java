package org.connectjakarta.quarkus.test;

import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.security.Principal;
import org.connectjakarta.CallContext;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;

/** The same as {@link GuardedEcho}, with Mutiny. */
@ConnectService
@DenyAll
public class GuardedMutinyEcho implements EchoServiceConnect.Mutiny {
    @Inject CallContext call;
    @Inject SecurityIdentity identity;
    @Inject Principal principal;

    @Override
    @RolesAllowed("speaker")
    public Uni<Text> say(Text request) {
        return Uni.createFrom().item(this::caller);
    }

    private Text caller() {
        return Texts.text(
                String.join(
                        " ",
                        call.principal().orElseThrow().getName(),
                        identity.getPrincipal().getName(),
                        principal.getName(),
                        Boolean.toString(call.isUserInRole("speaker"))));
    }

    @Override
    @Authenticated
    public Multi<Text> count(Number request) {
        return Multi.createFrom().item(() -> Texts.text(identity.getPrincipal().getName()));
    }

    @Override
    @PermissionsAllowed("join")
    public Uni<Text> join(Multi<Text> requests) {
        return requests.collect().asList().map(all -> Texts.text("joined " + all.size()));
    }

    @Override
    public Multi<Text> talk(Multi<Text> requests) {
        return requests;
    }
}
