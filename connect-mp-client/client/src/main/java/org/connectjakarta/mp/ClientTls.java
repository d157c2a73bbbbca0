package org.connectjakarta.mp;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.KeyStoreOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import org.connectjakarta.config.Setting;
import org.connectjakarta.vertx.TlsOptions;
import org.jspecify.annotations.Nullable;

/** The settings of TLS, with the files that they name. */
final class ClientTls {

    private ClientTls() {}

    /**
     * Reads the files.
     *
     * @throws IllegalArgumentException if settings do not go together, or if a file is not what it should be
     */
    static TlsOptions of(ClientValues values) {
        return TlsOptions.DEFAULT
                .withVerifyHost(values.get(ClientSettings.VERIFY_HOSTNAME))
                .withTrust(trust(values))
                .withIdentity(identity(values));
    }

    private static @Nullable TrustOptions trust(ClientValues values) {
        Location store = values.optional(ClientSettings.TRUST_STORE);
        Location certificates = values.optional(ClientSettings.TRUSTED_CERTIFICATES);
        if (store != null && certificates != null) {
            throw notBoth(ClientSettings.TRUST_STORE, ClientSettings.TRUSTED_CERTIFICATES);
        }
        if (store != null) {
            return trustStore(
                    store,
                    values.get(ClientSettings.TRUST_STORE_TYPE),
                    values.optional(ClientSettings.TRUST_STORE_PASSWORD));
        }
        return certificates == null ? null : trustedCertificates(certificates);
    }

    private static TrustOptions trustStore(
            Location location, String type, @Nullable String password) {
        TrustOptions store = keyStore(location, type, password);
        try {
            // Read at once, so that a wrong file does not fail the first call only. It needs no
            // Vert.x: no path is left to be found.
            store.getTrustManagerFactory(null);
            return store;
        } catch (Exception e) {
            throw unusable(ClientSettings.TRUST_STORE, location, e);
        }
    }

    private static TrustOptions trustedCertificates(Location location) {
        byte[] content = location.read();
        try {
            if (CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(content))
                    .isEmpty()) {
                throw new CertificateException("there is no certificate in it");
            }
            return new PemTrustOptions().addCertValue(Buffer.buffer(content));
        } catch (CertificateException e) {
            throw unusable(ClientSettings.TRUSTED_CERTIFICATES, location, e);
        }
    }

    private static @Nullable KeyCertOptions identity(ClientValues values) {
        Location store = values.optional(ClientSettings.KEY_STORE);
        Location certificate = values.optional(ClientSettings.CERTIFICATE);
        Location key = values.optional(ClientSettings.KEY);
        if (store != null && (certificate != null || key != null)) {
            throw notBoth(ClientSettings.KEY_STORE, ClientSettings.CERTIFICATE);
        }
        if (store != null) {
            return usable(
                    keyStore(
                            store,
                            values.get(ClientSettings.KEY_STORE_TYPE),
                            values.optional(ClientSettings.KEY_STORE_PASSWORD)),
                    ClientSettings.KEY_STORE,
                    store);
        }
        if (certificate == null && key == null) {
            return null;
        }
        if (certificate == null || key == null) {
            throw new IllegalArgumentException(
                    certificate == null
                            ? "key is set without certificate"
                            : "certificate is set without key");
        }
        return usable(
                new PemKeyCertOptions()
                        .addCertValue(content(certificate))
                        .addKeyValue(content(key)),
                ClientSettings.KEY,
                key);
    }

    private static KeyStoreOptions keyStore(
            Location location, String type, @Nullable String password) {
        return new KeyStoreOptions()
                .setType(type)
                .setPassword(password)
                .setValue(content(location));
    }

    private static Buffer content(Location location) {
        return Buffer.buffer(location.read());
    }

    private static IllegalArgumentException notBoth(Setting<?> one, Setting<?> other) {
        return new IllegalArgumentException(
                one.name() + " and " + other.name() + " are both set. Expected: one of them");
    }

    private static KeyCertOptions usable(
            KeyCertOptions identity, Setting<?> setting, Location location) {
        try {
            identity.getKeyManagerFactory(null);
            return identity;
        } catch (Exception e) {
            throw unusable(setting, location, e);
        }
    }

    private static IllegalArgumentException unusable(
            Setting<?> setting, Location location, Exception cause) {
        return new IllegalArgumentException(
                "%s = \"%s\" cannot be used: %s"
                        .formatted(setting.name(), location, cause.getMessage()),
                cause);
    }
}
