package org.connectjakarta.servers.jakarta;

import java.time.Duration;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Callers with the tokens of MicroProfile JWT. */
@ArquillianTest
@RunAsClient
class JwtIT extends Callers {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Tokens TOKENS = new Tokens();

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.configured(
                Wars.authenticated(Wars.war("jwt", SERVICES), "MP-JWT"),
                """
                mp.jwt.verify.issuer=%s
                mp.jwt.verify.publickey=%s
                """
                        .formatted(Tokens.ISSUER, TOKENS.publicKey()));
    }

    @Override
    String ann() {
        return "Bearer " + TOKENS.token(Tokens.ISSUER, HOUR, "ann", "admin", "user");
    }

    @Override
    String bob() {
        return "Bearer " + TOKENS.token(Tokens.ISSUER, HOUR, "bob", "user");
    }

    @Override
    List<String> wrong() {
        return List.of(
                "Bearer nonsense",
                "Bearer " + new Tokens().token(Tokens.ISSUER, HOUR, "ann", "admin"),
                "Bearer " + TOKENS.token("https://other.test", HOUR, "ann", "admin"),
                "Bearer " + TOKENS.token(Tokens.ISSUER, HOUR.negated(), "ann", "admin"));
    }
}
