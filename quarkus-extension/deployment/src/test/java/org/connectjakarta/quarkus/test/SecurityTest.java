package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.connectjakarta.CallContext;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SecurityTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(
                                                    Guarded.class,
                                                    Http.class,
                                                    Users.class,
                                                    Texts.class))
                    .overrideConfigKey("quarkus.http.test-port", "0")
                    .overrideConfigKey("quarkus.http.auth.basic", "true");

    @TestHTTPResource("/test.v1.EchoService/Say")
    URI say;

    @ConnectService
    public static class Guarded implements EchoServiceConnect {
        @Inject CallContext call;

        @Override
        @RolesAllowed("speaker")
        public Text say(Text request) {
            return Texts.text(
                    call.principal().orElseThrow().getName() + " " + call.isUserInRole("speaker"));
        }
    }

    /** Everybody whose password is their name; alice is a speaker. */
    @ApplicationScoped
    public static class Users implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
        @Override
        public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
            return UsernamePasswordAuthenticationRequest.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(
                UsernamePasswordAuthenticationRequest request,
                AuthenticationRequestContext context) {
            String name = request.getUsername();
            return Uni.createFrom()
                    .item(
                            QuarkusSecurityIdentity.builder()
                                    .setPrincipal(new QuarkusPrincipal(name))
                                    .addRole(name.equals("alice") ? "speaker" : "listener")
                                    .build());
        }
    }

    private HttpResponse<String> sayAs(String user) throws Exception {
        String basic =
                Base64.getEncoder()
                        .encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        return Http.post(say, "application/json", "{}", "authorization", "Basic " + basic);
    }

    @Test
    void whoHasTheRoleIsServedAndKnown() throws Exception {
        HttpResponse<String> response = sayAs("alice");
        assertThat(response.body()).contains("alice true");
    }

    @Test
    void whoHasAnotherRoleIsDeniedInTheWordsOfTheProtocol() throws Exception {
        HttpResponse<String> response = sayAs("bob");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("permission_denied");
    }

    @Test
    void whoIsNotKnownIsUnauthenticatedInTheWordsOfTheProtocol() throws Exception {
        HttpResponse<String> response = Http.post(say, "application/json", "{}");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("unauthenticated");
    }
}
