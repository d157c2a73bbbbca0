package org.connectjakarta.servers.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.servers.jakarta.Clients.Call;
import org.connectjakarta.servers.jakarta.v1.AsyncGuardedConnect;
import org.connectjakarta.servers.jakarta.v1.ClosedConnect;
import org.connectjakarta.servers.jakarta.v1.GuardedConnect;
import org.connectjakarta.servers.jakarta.v1.Note;
import org.connectjakarta.servers.jakarta.v1.OpenConnect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may call what, however the server finds out who calls. */
abstract class Callers {
    /** For the deployments. */
    static final Class<?>[] SERVICES = {
        GuardedNotes.class,
        AsyncGuardedNotes.class,
        ClosedNotes.class,
        OpenNotes.class,
        WhoCalls.class
    };

    private static final Note EMPTY = Notes.note("");

    /** What proves that the caller is ann, an admin and a user. */
    abstract String ann();

    /** What proves that the caller is bob, a user. */
    abstract String bob();

    /** What proves nothing. */
    abstract List<String> wrong();

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
        assertThat(answers(protocol, service, ann())).isEqualTo("ann, ann, ann, permission_denied");
        assertThat(answers(protocol, service, bob()))
                .isEqualTo("bob, permission_denied, bob, permission_denied");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void whoIsNotKnownMayCallWhatIsOpen(Protocol protocol, String service) {
        assertThat(answers(protocol, service, null))
                .isEqualTo("nobody, unauthenticated, unauthenticated, unauthenticated");
    }

    /** A server may refuse such requests as a whole. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void wrongCredentialsAreNoCredentials(Protocol protocol, String service) {
        for (String wrong : wrong()) {
            assertThat(answers(protocol, service, wrong))
                    .matches(
                            "(nobody|unauthenticated), unauthenticated, unauthenticated, unauthenticated");
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void annotationsOfTheClassAndOfTheMethod(Protocol protocol) {
        List<Call> calls =
                List.of(
                        rpc -> ClosedConnect.client(rpc).say(Notes.note("in")),
                        rpc -> Notes.one(ClosedConnect.client(rpc).watch(Notes.note("in"))),
                        rpc -> OpenConnect.client(rpc).say(Notes.note("in")),
                        rpc -> Notes.one(OpenConnect.client(rpc).watch(Notes.note("in"))));
        assertThat(answers(protocol, calls, null))
                .isEqualTo("unauthenticated, unauthenticated, in, unauthenticated");
        assertThat(answers(protocol, calls, bob()))
                .isEqualTo("permission_denied, in, in, permission_denied");
    }

    @Test
    void theStatusOfConnectIsThatOfTheCode() throws Exception {
        assertThat(post("/test.jakarta.v1.Open/Say", null)).isEqualTo("200 {\"text\":\"hello\"}");
        assertThat(post("/test.jakarta.v1.Closed/Say", null))
                .isEqualTo(
                        "401 {\"code\":\"unauthenticated\",\"message\":\"the caller is not known\"}");
        assertThat(post("/test.jakarta.v1.Closed/Say", bob()))
                .isEqualTo(
                        "403 {\"code\":\"permission_denied\",\"message\":\"the caller may not call this method\"}");
    }

    private static String post(String path, @Nullable String credentials) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(Clients.uri() + path))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"hello\"}"));
        if (credentials != null) {
            request.header("authorization", credentials);
        }
        HttpResponse<String> response =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()
                        .send(request.build(), HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }

    /** What each of the four methods answers: who called, or the code of the error. */
    private static String answers(Protocol protocol, String service, @Nullable String credentials) {
        List<Call> calls =
                service.equals(GuardedConnect.Spec.SERVICE.name())
                        ? List.of(
                                rpc -> GuardedConnect.client(rpc).say(EMPTY),
                                rpc -> Notes.one(GuardedConnect.client(rpc).watch(EMPTY)),
                                rpc -> GuardedConnect.client(rpc).gather(Stream.of(EMPTY)),
                                rpc -> Notes.one(GuardedConnect.client(rpc).talk(Stream.of(EMPTY))))
                        : List.of(
                                rpc -> AsyncGuardedConnect.client(rpc).say(EMPTY),
                                rpc -> Notes.one(AsyncGuardedConnect.client(rpc).watch(EMPTY)),
                                rpc -> AsyncGuardedConnect.client(rpc).gather(Stream.of(EMPTY)),
                                rpc ->
                                        Notes.one(
                                                AsyncGuardedConnect.client(rpc)
                                                        .talk(Stream.of(EMPTY))));
        return answers(protocol, calls, credentials);
    }

    private static String answers(
            Protocol protocol, List<Call> calls, @Nullable String credentials) {
        ConnectClientBuilder client = Clients.builder(protocol);
        if (credentials != null) {
            client.header("authorization", credentials);
        }
        try (RpcClient rpc = client.buildRpc()) {
            return calls.stream()
                    .map(call -> Clients.answer(call, rpc))
                    .collect(Collectors.joining(", "));
        }
    }
}
