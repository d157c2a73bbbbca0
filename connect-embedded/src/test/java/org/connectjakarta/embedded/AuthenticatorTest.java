package org.connectjakarta.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.connectjakarta.Caller;
import org.connectjakarta.Headers;
import org.connectjakarta.Peer;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.cdi.extension.ConnectExtension;
import org.connectjakarta.embedded.engine.EngineConnect;
import org.connectjakarta.embedded.engine.Note;
import org.connectjakarta.http.HttpVersion;
import org.connectjakarta.http.ServerRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorTest {

    @RolesAllowed("user")
    static class OnlyUsers implements EngineConnect {
        @Override
        public Note say(Note note) {
            return note;
        }
    }

    static class Tokens implements Authenticator {
        @Override
        public Caller authenticate(ServerRequest request) {
            String token = request.headers().get("authorization");
            return "Bearer open sesame".equals(token) ? Caller.of("ali", "user") : null;
        }
    }

    static class MoreTokens extends Tokens {}

    /** Adds what must not be beans of the other tests. */
    private record Beans(List<Class<? extends Tokens>> authenticators) implements Extension {
        void add(@Observes AfterBeanDiscovery event) {
            event.addBean()
                    .beanClass(OnlyUsers.class)
                    .types(EngineConnect.class)
                    .addStereotype(ConnectService.class)
                    .scope(ApplicationScoped.class)
                    .createWith(context -> new OnlyUsers());
            for (Class<? extends Tokens> type : authenticators) {
                event.addBean()
                        .beanClass(type)
                        .types(Authenticator.class)
                        .scope(ApplicationScoped.class)
                        .createWith(context -> new Tokens());
            }
        }
    }

    @SafeVarargs
    private static SeContainer container(Class<? extends Tokens>... authenticators) {
        Extension services = new ConnectExtension();
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(services, new Beans(List.of(authenticators)))
                .initialize();
    }

    private static int status(ConnectServer server, String authorization) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.uri() + "/test.engine.v1.Engine/Say"))
                        .header("content-type", "application/json")
                        .header("authorization", authorization)
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void aBeanIsFound() throws Exception {
        try (SeContainer container = container(Tokens.class);
                ConnectServer server =
                        TestServers.builder().beanManager(container.getBeanManager()).start()) {
            assertThat(status(server, "Bearer open sesame")).isEqualTo(200);
            assertThat(status(server, "Bearer open rye")).isEqualTo(401);
        }
    }

    @Test
    void theOneThatTheBuilderWasGivenWins() throws Exception {
        try (SeContainer container = container(Tokens.class);
                ConnectServer server =
                        TestServers.builder()
                                .beanManager(container.getBeanManager())
                                .authenticator(request -> Caller.of("somebody"))
                                .start()) {
            assertThat(status(server, "Bearer open sesame")).isEqualTo(403);
        }
    }

    @Test
    void withoutAnyNobodyIsKnown() throws Exception {
        try (SeContainer container = container();
                ConnectServer server =
                        TestServers.builder().beanManager(container.getBeanManager()).start()) {
            assertThat(status(server, "Bearer open sesame")).isEqualTo(401);
        }
    }

    @Test
    void aFailureLetsNobodyIn() throws Exception {
        try (SeContainer container = container();
                ConnectServer server =
                        TestServers.builder()
                                .beanManager(container.getBeanManager())
                                .authenticator(
                                        request -> {
                                            throw new IllegalStateException("no directory");
                                        })
                                .start()) {
            assertThat(status(server, "Bearer open sesame")).isEqualTo(500);
        }
    }

    @Test
    void anAuthenticatorThatAsksWhoItIsHearsThatNobodyIsKnown() throws Exception {
        try (SeContainer container = container();
                ConnectServer server =
                        TestServers.builder()
                                .beanManager(container.getBeanManager())
                                .authenticator(
                                        request ->
                                                request.principal() == null
                                                        ? Caller.of("ann", "user")
                                                        : null)
                                .start()) {
            assertThat(status(server, "")).isEqualTo(200);
        }
    }

    @Test
    void twoBeansFail() {
        try (SeContainer container = container(Tokens.class, MoreTokens.class)) {
            ConnectServerBuilder builder =
                    TestServers.builder().beanManager(container.getBeanManager());
            assertThatIllegalStateException()
                    .isThrownBy(builder::start)
                    .withMessageContaining("there are several beans of type");
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "Basic", "Basic ", "Bearer YTpi", "Basic *", "Basic YWI=", "BasicYTpi"})
    void whatIsNoBasicAuthenticationProvesNothing(String header) {
        Authenticator anybody = Authenticator.basic((name, password) -> Caller.of(name));
        assertThat(anybody.authenticate(new Head(header))).isNull();
    }

    @Test
    void aPasswordMayHaveColonsAndUmlauts() {
        Authenticator telling = Authenticator.basic((name, password) -> Caller.of(password));
        String credentials =
                Base64.getEncoder().encodeToString("a:ö:b".getBytes(StandardCharsets.UTF_8));
        assertThat(telling.authenticate(new Head("Basic " + credentials)).principal().getName())
                .isEqualTo("ö:b");
    }

    private record Head(String authorization) implements ServerRequest {
        @Override
        public String method() {
            return "POST";
        }

        @Override
        public String path() {
            return "/";
        }

        @Override
        public String query() {
            return null;
        }

        @Override
        public HttpVersion version() {
            return HttpVersion.HTTP_2;
        }

        @Override
        public Headers headers() {
            Headers headers = Headers.create();
            return authorization == null ? headers : headers.add("authorization", authorization);
        }

        @Override
        public Peer peer() {
            return Peer.UNKNOWN;
        }
    }
}
