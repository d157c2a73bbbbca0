package org.connectjakarta.quarkus.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.quarkus.oidc.v1.Account;
import org.connectjakarta.quarkus.oidc.v1.AccountServiceConnect;
import org.connectjakarta.quarkus.oidc.v1.Amount;
import org.connectjakarta.quarkus.oidc.v1.LedgerServiceConnect;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers with a token, and without; for each way to set OpenID Connect up. */
abstract class TokenCalls {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final Account ANY = Account.getDefaultInstance();

    @TestHTTPResource("/")
    URI base;

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    URI provider;

    /** The clients of one caller. */
    private record Caller(AccountServiceConnect accounts, LedgerServiceConnect ledger) {}

    private Caller with(String token, Protocol protocol) {
        ConnectClientBuilder client =
                ConnectClientBuilder.newBuilder().baseUri(base).protocol(protocol);
        if (!token.isEmpty()) {
            client.header("authorization", "Bearer " + token);
        }
        return new Caller(
                client.build(AccountServiceConnect.class),
                client.build(LedgerServiceConnect.class));
    }

    private String token(String user, String group) throws Exception {
        return token(user, group, provider.toString(), Instant.now().plusSeconds(600));
    }

    private String token(String user, String group, String issuer, Instant end) throws Exception {
        String claims =
                "{\"iss\":\"%s\",\"sub\":\"%s\",\"upn\":\"%s\",\"groups\":[\"%s\"],\"iat\":%d,\"exp\":%d}"
                        .formatted(
                                issuer,
                                user,
                                user,
                                group,
                                end.getEpochSecond() - 1200,
                                end.getEpochSecond());
        return HTTP.send(
                        HttpRequest.newBuilder(provider.resolve("/sign"))
                                .POST(HttpRequest.BodyPublishers.ofString(claims))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static List<String> callers(Stream<Amount> amounts) {
        try (amounts) {
            return amounts.map(Amount::getCaller).toList();
        }
    }

    private static void fails(Code code, String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ConnectException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(code);
                            // Else it was read off the HTTP status.
                            assertThat(e.message()).isEqualTo(message);
                        });
    }

    private static void isUnauthenticated(String message, Caller caller) {
        fails(Code.UNAUTHENTICATED, message, () -> caller.accounts.balance(ANY));
        fails(Code.UNAUTHENTICATED, message, () -> callers(caller.accounts.bookings(ANY)));
        fails(Code.UNAUTHENTICATED, message, () -> caller.ledger.total(ANY));
        fails(Code.UNAUTHENTICATED, message, () -> callers(caller.ledger.entries(ANY)));
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aTokenSaysWhoCallsAndWithWhichRoles(Protocol protocol) throws Exception {
        Caller alice = with(token("alice", "clerk"), protocol);
        assertThat(alice.accounts.balance(ANY).getCaller()).isEqualTo("alice");
        assertThat(callers(alice.accounts.bookings(ANY))).containsExactly("alice", "alice");
        assertThat(alice.ledger.total(ANY).getCaller()).isEqualTo("alice");
        assertThat(callers(alice.ledger.entries(ANY))).containsExactly("alice", "alice");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aTokenWithoutTheRoleIsDenied(Protocol protocol) throws Exception {
        Caller bob = with(token("bob", "customer"), protocol);
        fails(Code.PERMISSION_DENIED, "permission denied", () -> bob.accounts.balance(ANY));
        fails(Code.PERMISSION_DENIED, "permission denied", () -> bob.ledger.total(ANY));
        assertThat(callers(bob.accounts.bookings(ANY))).containsExactly("bob", "bob");
        assertThat(callers(bob.ledger.entries(ANY))).containsExactly("bob", "bob");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aStrangerIsUnauthenticated(Protocol protocol) {
        isUnauthenticated("authentication is needed", with("", protocol));
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aTokenThatIsOldOrNotOursIsUnauthenticated(Protocol protocol) throws Exception {
        Instant now = Instant.now();
        String issuer = provider.toString();
        String old = token("alice", "clerk", issuer, now.minusSeconds(600));
        String others = token("alice", "clerk", "https://other.example", now.plusSeconds(600));
        String good = token("alice", "clerk");
        // The claims of one with the signature of another.
        String forged =
                good.substring(0, good.lastIndexOf('.')) + old.substring(old.lastIndexOf('.'));
        for (String token : List.of(old, others, forged, "nonsense")) {
            isUnauthenticated("authentication failed", with(token, protocol));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer nonsense"})
    void theAnswerSaysHowToAuthenticateAndIsNoPage(String authorization) throws Exception {
        for (String procedure : List.of("AccountService/Balance", "LedgerService/Total")) {
            HttpResponse<String> response =
                    post(procedure, "application/json", "{}", authorization);
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).startsWith("{\"code\":\"unauthenticated\"");
            assertChallenge(response, authorization);
        }
        for (String procedure : List.of("AccountService/Bookings", "LedgerService/Entries")) {
            HttpResponse<String> response =
                    post(procedure, "application/connect+json", "\0\0\0\0\2{}", authorization);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("{\"error\":{\"code\":\"unauthenticated\"");
            assertChallenge(response, authorization);
        }
    }

    private HttpResponse<String> post(
            String procedure, String contentType, String body, String authorization)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve("/bank.v1." + procedure))
                        .header("content-type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("authorization", authorization);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void assertChallenge(HttpResponse<String> response, String authorization) {
        assertThat(response.headers().allValues("www-authenticate"))
                .isEqualTo(authorization.isEmpty() ? challenges() : List.of("Bearer"));
        assertThat(response.headers().map()).doesNotContainKeys("location", "set-cookie");
    }

    /** How the application asks strangers who they are, as far as programs are concerned. */
    List<String> challenges() {
        return List.of("Bearer");
    }
}
