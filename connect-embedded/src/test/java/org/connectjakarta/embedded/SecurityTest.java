package org.connectjakarta.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.Caller;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.embedded.engine.AsyncGuardedConnect;
import org.connectjakarta.embedded.engine.EngineConnect;
import org.connectjakarta.embedded.engine.GuardedConnect;
import org.connectjakarta.embedded.engine.Note;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may call, over the wire: passwords come with the requests, and services and resources say whom they let in. */
class SecurityTest {
    private static final AtomicInteger ASKED = new AtomicInteger();

    private static ConnectServer server;

    @ConnectService
    @RolesAllowed("admin")
    public static class Guarded implements GuardedConnect {
        @Inject Principal principal;
        @Inject CallContext call;

        @Override
        @PermitAll
        public Note say(Note note) {
            return note(principal.getName());
        }

        @Override
        public Stream<Note> watch(Note note) {
            return Stream.of(note(principal.getName()));
        }

        @Override
        @RolesAllowed({"user", "admin"})
        public Note gather(Stream<Note> notes) {
            return note(call.principal().orElseThrow().getName());
        }

        @Override
        @DenyAll
        public Stream<Note> talk(Stream<Note> notes) {
            return notes;
        }
    }

    @ConnectService
    @RolesAllowed("admin")
    public static class AsyncGuarded implements AsyncGuardedConnect.Async {
        @Inject Principal principal;

        @Override
        @PermitAll
        public CompletionStage<Note> say(Note note) {
            return CompletableFuture.completedFuture(note(principal.getName()));
        }

        @Override
        public Flow.Publisher<Note> watch(Note note) {
            SubmissionPublisher<Note> publisher = new SubmissionPublisher<>();
            Note answer = note(principal.getName());
            return subscriber -> {
                publisher.subscribe(subscriber);
                publisher.submit(answer);
                publisher.close();
            };
        }

        @Override
        @RolesAllowed({"user", "admin"})
        public CompletionStage<Note> gather(Flow.Publisher<Note> notes) {
            return CompletableFuture.completedFuture(note(principal.getName()));
        }

        @Override
        @DenyAll
        public Flow.Publisher<Note> talk(Flow.Publisher<Note> notes) {
            return notes;
        }
    }

    @Path("/whoami")
    @RequestScoped
    public static class Whoami {
        @Inject Principal principal;

        @GET
        public String anybody() {
            return principal.getName();
        }

        @GET
        @Path("admin")
        @RolesAllowed("admin")
        public String admin(@Context SecurityContext security) {
            return principal.getName()
                    + " "
                    + security.getUserPrincipal().getName()
                    + " "
                    + security.isUserInRole("user");
        }
    }

    private static Note note(String text) {
        return Note.newBuilder().setText(text).build();
    }

    private static Caller find(String name, String password) {
        ASKED.incrementAndGet();
        if (name.equals("locked")) {
            throw new ConnectException(Code.RESOURCE_EXHAUSTED, "too many attempts");
        }
        return switch (name + ":" + password) {
            case "ann:secret" -> Caller.of("ann", "admin", "user");
            case "bob:päss:word" -> Caller.of("bob", "user");
            default -> null;
        };
    }

    @BeforeAll
    static void start() {
        server =
                TestServers.builder()
                        .authenticator(Authenticator.basic(SecurityTest::find))
                        .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> calls() {
        return Arrays.stream(Protocol.values())
                .flatMap(
                        protocol ->
                                Stream.of(
                                                GuardedConnect.Spec.SERVICE.name(),
                                                AsyncGuardedConnect.Spec.SERVICE.name())
                                        .map(service -> arguments(protocol, service)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void whoHasTheRoleMayCall(Protocol protocol, String service) {
        assertThat(answers(protocol, service, "ann:secret"))
                .isEqualTo("ann, ann, ann, permission_denied");
        assertThat(answers(protocol, service, "bob:päss:word"))
                .isEqualTo("bob, permission_denied, bob, permission_denied");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void whoIsNotKnownMayCallWhatIsOpen(Protocol protocol, String service) {
        String open = "anonymous, unauthenticated, unauthenticated, unauthenticated";
        assertThat(answers(protocol, service, null)).isEqualTo(open);
        assertThat(answers(protocol, service, "ann:wrong")).isEqualTo(open);
        assertThat(answers(protocol, service, "no colon")).isEqualTo(open);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void theAuthenticatorCanRefuseInItsOwnWords(Protocol protocol) {
        assertThat(answers(protocol, GuardedConnect.Spec.SERVICE.name(), "locked:x"))
                .endsWith("resource_exhausted, resource_exhausted, resource_exhausted");
    }

    /** What each of the four methods answers: who called, or the code of the error. */
    private static String answers(Protocol protocol, String service, String credentials) {
        ConnectClientBuilder client =
                ConnectClientBuilder.newBuilder().baseUri(server.uri()).protocol(protocol);
        if (credentials != null) {
            client.header("authorization", basic(credentials));
        }
        Stream<Call> calls =
                service.equals(GuardedConnect.Spec.SERVICE.name())
                        ? Stream.of(
                                rpc -> GuardedConnect.client(rpc).say(note("")),
                                rpc -> one(GuardedConnect.client(rpc).watch(note(""))),
                                rpc -> GuardedConnect.client(rpc).gather(Stream.of(note(""))),
                                rpc -> one(GuardedConnect.client(rpc).talk(Stream.of(note("")))))
                        : Stream.of(
                                rpc -> AsyncGuardedConnect.client(rpc).say(note("")),
                                rpc -> one(AsyncGuardedConnect.client(rpc).watch(note(""))),
                                rpc -> AsyncGuardedConnect.client(rpc).gather(Stream.of(note(""))),
                                rpc ->
                                        one(
                                                AsyncGuardedConnect.client(rpc)
                                                        .talk(Stream.of(note("")))));
        try (RpcClient rpc = client.buildRpc()) {
            return calls.map(call -> answer(call, rpc)).collect(Collectors.joining(", "));
        }
    }

    private interface Call {
        Note on(RpcClient rpc);
    }

    private static String answer(Call call, RpcClient rpc) {
        try {
            return call.on(rpc).getText();
        } catch (ConnectException e) {
            return e.code().wireName();
        }
    }

    private static Note one(Stream<Note> notes) {
        try (notes) {
            return notes.findFirst().orElseThrow();
        }
    }

    private static String basic(String credentials) {
        return "basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theAuthenticatorIsAskedOnceAndOnlyIfSomebodyWantsToKnow() {
        ConnectClientBuilder client =
                ConnectClientBuilder.newBuilder()
                        .baseUri(server.uri())
                        .header("authorization", basic("ann:wrong"));
        try (RpcClient rpc = client.buildRpc()) {
            ASKED.set(0);
            EngineConnect.client(rpc).say(note(""));
            assertThat(ASKED).hasValue(0);

            answer(other -> GuardedConnect.client(other).gather(Stream.of(note(""))), rpc);
            assertThat(ASKED).hasValue(1);
        }
    }

    @Test
    void connectAnswersByTheStatusOfTheCode() throws Exception {
        assertThat(get("/test.engine.v1.Guarded/Watch", null).statusCode()).isEqualTo(405);
        HttpResponse<String> response =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        server.uri()
                                                                + "/test.engine.v1.AsyncGuarded/Say"))
                                        .header("authorization", basic("ann:secret"))
                                        .header("content-type", "application/json")
                                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(response.body()).isEqualTo("{\"text\":\"ann\"}");
    }

    @Test
    void resourcesKnowTheSameCallers() throws Exception {
        assertThat(get("/api/whoami", null).body()).isEqualTo("anonymous");
        assertThat(get("/api/whoami", "bob:päss:word").body()).isEqualTo("bob");
        assertThat(get("/api/whoami/admin", "ann:secret").body()).isEqualTo("ann ann true");
        assertThat(get("/api/whoami/admin", "bob:päss:word").statusCode()).isEqualTo(403);
        assertThat(get("/api/whoami/admin", null).statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> get(String path, String credentials) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.uri() + path));
        if (credentials != null) {
            request.header("authorization", basic(credentials));
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
