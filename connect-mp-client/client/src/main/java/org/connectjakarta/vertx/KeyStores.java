package org.connectjakarta.vertx;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/**
 * Key stores as PEM: so options of equal contents are equal, however often a store is read. What Vert.x offers for the managers of the JDK
 * needs a logging library that need not be there.
 */
final class KeyStores {
    private static final Base64.Encoder BASE64 =
            Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private KeyStores() {}

    /**
     * All certificates.
     *
     * @throws IllegalArgumentException if there are none
     */
    static PemTrustOptions trust(KeyStore store) {
        try {
            PemTrustOptions trust = new PemTrustOptions();
            for (String alias : aliases(store)) {
                Certificate certificate = store.getCertificate(alias);
                if (certificate != null) {
                    trust.addCertValue(Buffer.buffer(pem(certificate)));
                }
            }
            if (trust.getCertValues().isEmpty()) {
                throw new IllegalArgumentException("there are no certificates in the trust store");
            }
            return trust;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the trust store cannot be read", e);
        }
    }

    /**
     * The first key with its certificates.
     *
     * @throws IllegalArgumentException if there is none that can be read
     */
    static PemKeyCertOptions identity(KeyStore store, char[] password) {
        try {
            for (String alias : aliases(store)) {
                if (store.isKeyEntry(alias) && store.getCertificateChain(alias) != null) {
                    return identity(
                            store.getKey(alias, password), store.getCertificateChain(alias));
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the key in the key store cannot be read with the password", e);
        }
        throw new IllegalArgumentException("there is no key in the key store");
    }

    private static PemKeyCertOptions identity(Key key, Certificate[] chain)
            throws GeneralSecurityException {
        if (key.getEncoded() == null) {
            throw new IllegalArgumentException("the key does not leave its key store");
        }
        StringBuilder certificates = new StringBuilder();
        for (Certificate certificate : chain) {
            certificates.append(pem(certificate));
        }
        return new PemKeyCertOptions()
                .addCertValue(Buffer.buffer(certificates.toString()))
                .addKeyValue(Buffer.buffer(pem("PRIVATE KEY", key.getEncoded())));
    }

    private static List<String> aliases(KeyStore store) throws GeneralSecurityException {
        List<String> aliases = Collections.list(store.aliases());
        Collections.sort(aliases);
        return aliases;
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        return pem("CERTIFICATE", certificate.getEncoded());
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                .formatted(label, BASE64.encodeToString(der));
    }
}
