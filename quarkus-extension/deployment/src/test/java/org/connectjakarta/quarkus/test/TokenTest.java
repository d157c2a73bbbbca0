package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers with a token of MicroProfile JWT. */
class TokenTest {
    private static final String NAME = "connect.test.keys";
    private static final KeyPair KEYS = keys();

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(
                                                    GuardedEcho.class,
                                                    Dependencies.class,
                                                    Http.class,
                                                    Texts.class))
                    .setForcedDependencies(Dependencies.quarkus("quarkus-smallrye-jwt"))
                    .overrideConfigKey("quarkus.http.test-port", "0")
                    .overrideConfigKey("mp.jwt.verify.issuer", "https://issuer.example")
                    .overrideConfigKey(
                            "mp.jwt.verify.publickey",
                            Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()))
                    // Other extensions take all properties for strings.
                    .setAfterUndeployListener(() -> System.getProperties().remove(NAME));

    @TestHTTPResource("/test.v1.EchoService/Say")
    URI say;

    /** The same in both class loaders of the test. */
    private static KeyPair keys() {
        return (KeyPair) System.getProperties().computeIfAbsent(NAME, absent -> generated());
    }

    private static KeyPair generated() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String token(String user, String group, Instant end)
            throws GeneralSecurityException {
        String claims =
                "{\"iss\":\"https://issuer.example\",\"upn\":\"%s\",\"groups\":[\"%s\"],\"iat\":%d,\"exp\":%d}"
                        .formatted(user, group, end.getEpochSecond() - 600, end.getEpochSecond());
        String signed =
                encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
                        + "."
                        + encode(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(KEYS.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + encode(signature.sign());
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private HttpResponse<String> sayWith(String token) throws Exception {
        return Http.post(say, "application/json", "{}", "authorization", "Bearer " + token);
    }

    @Test
    void aTokenSaysWhoCallsAndWithWhichRoles() throws Exception {
        Instant soon = Instant.now().plusSeconds(300);
        assertThat(sayWith(token("alice", "speaker", soon)).body())
                .contains("alice alice alice true");
        assertThat(sayWith(token("bob", "listener", soon)).body()).contains("permission_denied");
    }

    @Test
    void aTokenThatIsOldOrBrokenIsUnauthenticated() throws Exception {
        HttpResponse<String> old =
                sayWith(token("alice", "speaker", Instant.now().minusSeconds(300)));
        assertThat(old.statusCode()).isEqualTo(401);
        assertThat(old.body()).contains("unauthenticated");
        assertThat(sayWith("nonsense").body()).contains("unauthenticated");
    }
}
