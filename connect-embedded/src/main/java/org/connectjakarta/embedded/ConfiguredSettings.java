package org.connectjakarta.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import org.connectjakarta.config.ValueType;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/** Reads the settings {@code connect.embedded.*} from MicroProfile Config. docs/configuration lists them. */
final class ConfiguredSettings {
    private static final String PREFIX = "connect.embedded.";

    private final Config config;

    ConfiguredSettings(Config config) {
        this.config = config;
    }

    String host() {
        return get(
                "host",
                "a host name or an address, such as 0.0.0.0 or localhost",
                "0.0.0.0",
                Function.identity());
    }

    int port() {
        return get(
                "port",
                "a port from 0 (any that is free) to 65535",
                8080,
                text -> number(text, 0, 65_535));
    }

    int maxThreads() {
        return get(
                "max-threads",
                "a number of threads from 16 to 32767",
                2_000,
                text -> number(text, 16, 32_767));
    }

    Duration idleTimeout() {
        return duration("idle-timeout", Duration.ofSeconds(60));
    }

    Duration stopTimeout() {
        return duration("stop-timeout", Duration.ofSeconds(20));
    }

    /** Null without {@code tls.certificate} and {@code tls.key-store}. */
    @Nullable Tls tls() {
        String pemForm = "the path of a file in PEM that can be read";
        String certificate = get("tls.certificate", pemForm, null, ConfiguredSettings::text);
        String keyStore =
                get("tls.key-store", "the path of a key store", null, Function.identity());
        ClientAuth given =
                get(
                        "tls.client-auth",
                        "none, request or require",
                        null,
                        ConfiguredSettings::clientAuth);
        KeyStore authorities =
                get("tls.client-ca", pemForm, null, path -> Pem.authorities(text(path)));
        ClientAuth clientAuth =
                given != null ? given : authorities != null ? ClientAuth.REQUIRE : ClientAuth.NONE;
        if (certificate != null) {
            if (keyStore != null) {
                throw new IllegalArgumentException(
                        PREFIX
                                + "tls.certificate and "
                                + PREFIX
                                + "tls.key-store are both set: set one of them");
            }
            KeyStore identity =
                    get(
                            "tls.key",
                            "the path of the key of " + PREFIX + "tls.certificate, in PEM",
                            null,
                            path -> Pem.identity(certificate, text(path)));
            if (identity == null) {
                throw new IllegalArgumentException(
                        PREFIX + "tls.certificate is set, " + PREFIX + "tls.key is not: set both");
            }
            return new Tls(identity, Pem.PASSWORD, authorities, clientAuth);
        }
        if (keyStore == null) {
            return null;
        }
        char[] password =
                get(
                                "tls.key-store-password",
                                "the password of the key store",
                                "",
                                Function.identity())
                        .toCharArray();
        KeyStore identity =
                get(
                        "tls.key-store",
                        "the path of a PKCS#12 or JKS key store, opened by "
                                + PREFIX
                                + "tls.key-store-password",
                        null,
                        path -> keyStore(path, password));
        return identity == null ? null : new Tls(identity, password, authorities, clientAuth);
    }

    private Duration duration(String name, Duration absent) {
        return get(name, ValueType.DURATION.form(), absent, ValueType.DURATION.parser());
    }

    /** @throws IllegalArgumentException if there is a value that the parser does not take; never shows a password */
    private <T extends @Nullable Object> T get(
            String name, String form, T absent, Function<String, ? extends T> parser) {
        String key = PREFIX + name;
        ConfigValue value = config.getConfigValue(key);
        String text = value.getValue();
        try {
            if (text == null && value.getRawValue() != null) {
                throw new IllegalArgumentException("it refers to a property that is not there");
            }
            // MicroProfile Config 3.1: an empty value is no value.
            return text == null || text.isBlank() ? absent : parser.apply(text.trim());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s = \"%s\" (from %s): %s. Expected: %s"
                            .formatted(
                                    key,
                                    value.getRawValue(),
                                    value.getSourceName(),
                                    e.getMessage(),
                                    form),
                    e);
        }
    }

    private static int number(String text, int min, int max) {
        int number;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number", e);
        }
        if (number < min || number > max) {
            throw new IllegalArgumentException("out of range");
        }
        return number;
    }

    private static ClientAuth clientAuth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "none" -> ClientAuth.NONE;
            case "request" -> ClientAuth.REQUEST;
            case "require" -> ClientAuth.REQUIRE;
            default -> throw new IllegalArgumentException("it is none of them");
        };
    }

    private static String text(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the file is not text, so not PEM", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the file cannot be read", e);
        }
    }

    private static KeyStore keyStore(String path, char[] password) {
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            // The default type reads PKCS#12 and JKS alike.
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(in, password);
            return store;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the file cannot be read, or not with this password", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a key store", e);
        }
    }
}
