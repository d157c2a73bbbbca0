package org.connectjakarta.servers.jakarta;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;

/** An issuer of JSON web tokens. */
final class Tokens {
    static final String ISSUER = "https://issuer.test";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;

    Tokens() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In PEM, as the value of a property. */
    String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\\n"
                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\\n-----END PUBLIC KEY-----";
    }

    /** A token as MicroProfile JWT wants it. */
    String token(String issuer, Duration validity, String name, String... groups) {
        long now = Instant.now().getEpochSecond();
        String claims =
                """
                {"iss": "%s", "sub": "%s", "upn": "%s", "iat": %d, "exp": %d, "jti": "%s", "groups": [%s]}"""
                        .formatted(
                                issuer,
                                name,
                                name,
                                now - 1000,
                                now + validity.toSeconds(),
                                UUID.randomUUID(),
                                Arrays.stream(groups)
                                        .map(group -> '"' + group + '"')
                                        .collect(Collectors.joining(",")));
        String signed = part("{\"alg\": \"RS256\", \"typ\": \"JWT\"}") + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
