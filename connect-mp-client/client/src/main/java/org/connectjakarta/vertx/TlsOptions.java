package org.connectjakarta.vertx;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import java.security.KeyStore;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a server is trusted, and who the client is. Immutable; each {@code with} method returns a copy with one change. There is no way to
 * trust everybody.
 *
 * @param trust the authorities that are trusted; null for those of the JVM
 * @param identity the key and the certificate that the client shows when it is asked; null for none
 * @param verifyHost whether the server's certificate must be for the host of the URL
 */
public record TlsOptions(
        @Nullable TrustOptions trust, @Nullable KeyCertOptions identity, boolean verifyHost) {

    /** The authorities of the JVM, no client certificate, the host verified. */
    public static final TlsOptions DEFAULT = new TlsOptions(null, null, true);

    /**
     * With all certificates of a key store trusted.
     *
     * @throws IllegalArgumentException if there are none
     */
    public TlsOptions withTrust(KeyStore authorities) {
        return withTrust(KeyStores.trust(authorities));
    }

    /** With the certificates trusted that are given in PEM. They are read when the transport is made. */
    public TlsOptions withTrust(String certificates) {
        return withTrust(new PemTrustOptions().addCertValue(Buffer.buffer(certificates)));
    }

    /** With others trusted. */
    public TlsOptions withTrust(@Nullable TrustOptions trust) {
        return new TlsOptions(trust, identity, verifyHost);
    }

    /**
     * With the first key of a key store and its certificates.
     *
     * @param password that of the key
     * @throws IllegalArgumentException if there is no key, or if it cannot be read with the password
     */
    public TlsOptions withIdentity(KeyStore store, char[] password) {
        return withIdentity(KeyStores.identity(store, password));
    }

    /**
     * With a key and a certificate in PEM. They are read when the transport is made.
     *
     * @param certificates the client's certificate, followed by those that lead to its authority
     * @param key in PKCS#8, or RSA in PKCS#1, or EC as in RFC 5915; without a password
     */
    public TlsOptions withIdentity(String certificates, String key) {
        return withIdentity(
                new PemKeyCertOptions()
                        .addCertValue(Buffer.buffer(certificates))
                        .addKeyValue(Buffer.buffer(key)));
    }

    /** With another identity, or without one. */
    public TlsOptions withIdentity(@Nullable KeyCertOptions identity) {
        return new TlsOptions(trust, identity, verifyHost);
    }

    /** With or without a look at the host in the server's certificate. */
    public TlsOptions withVerifyHost(boolean verifyHost) {
        return new TlsOptions(trust, identity, verifyHost);
    }

    /** By what all parts have a hash code for: the options of Vert.x compare contents, but do not hash them. */
    @Override
    public int hashCode() {
        return Objects.hash(trust == null, identity == null, verifyHost);
    }
}
