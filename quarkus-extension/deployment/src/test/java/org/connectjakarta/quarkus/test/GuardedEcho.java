package org.connectjakarta.quarkus.test;

import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;

/** Says who its caller is, by every way to know it. */
@ConnectService
@DenyAll
public class GuardedEcho implements EchoServiceConnect {
    @Inject CallContext call;
    @Inject SecurityIdentity identity;
    @Inject Principal principal;

    @Override
    @RolesAllowed("speaker")
    public Text say(Text request) {
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
    public Stream<Text> count(Number request) {
        return Stream.of(Texts.text(identity.getPrincipal().getName()));
    }

    @Override
    @PermissionsAllowed("join")
    public Text join(Stream<Text> requests) {
        return Texts.text("joined " + requests.count());
    }

    @Override
    public Stream<Text> talk(Stream<Text> requests) {
        return requests;
    }
}
