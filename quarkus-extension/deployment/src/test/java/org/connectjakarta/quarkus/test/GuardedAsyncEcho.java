package org.connectjakarta.quarkus.test;

import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.connectjakarta.CallContext;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;

/** The same as {@link GuardedEcho}, asynchronous. */
@ConnectService
@DenyAll
public class GuardedAsyncEcho implements EchoServiceConnect.Async {
    @Inject CallContext call;
    @Inject SecurityIdentity identity;
    @Inject Principal principal;

    @Override
    @RolesAllowed("speaker")
    public CompletionStage<Text> say(Text request) {
        return CompletableFuture.completedFuture(
                Texts.text(
                        String.join(
                                " ",
                                call.principal().orElseThrow().getName(),
                                identity.getPrincipal().getName(),
                                principal.getName(),
                                Boolean.toString(call.isUserInRole("speaker")))));
    }

    @Override
    @Authenticated
    public Flow.Publisher<Text> count(Number request) {
        return Multi.createFrom().item(Texts.text(identity.getPrincipal().getName()));
    }

    @Override
    @PermissionsAllowed("join")
    public CompletionStage<Text> join(Flow.Publisher<Text> requests) {
        return Multi.createFrom()
                .publisher(requests)
                .collect()
                .asList()
                .map(all -> Texts.text("joined " + all.size()))
                .subscribeAsCompletionStage();
    }

    @Override
    public Flow.Publisher<Text> talk(Flow.Publisher<Text> requests) {
        return requests;
    }
}
