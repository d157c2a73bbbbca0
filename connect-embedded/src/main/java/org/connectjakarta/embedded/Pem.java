package org.connectjakarta.embedded;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and keys in PEM (RFC 7468), which Java itself reads only in part. */
final class Pem {
    /** The password of the key in an {@linkplain #identity identity}, which never leaves the process. */
    static final char[] PASSWORD = "pem".toCharArray();

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ((?:[A-Z]+ )?PRIVATE KEY)-----([^-]*)-----END \\1-----");

    /** AlgorithmIdentifier rsaEncryption with NULL parameters (RFC 8017, appendix A.1). */
    private static final byte[] RSA_ENCRYPTION = {
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;

    private Pem() {}

    /**
     * A key store with one key.
     *
     * @param certificates the server's certificate, followed by those that lead to its authority
     * @param key the private key, in PKCS#8, or RSA in PKCS#1
     * @throws IllegalArgumentException if one of them cannot be read, or if they do not belong together
     */
    static KeyStore identity(String certificates, String key) {
        Certificate[] chain = certificates(certificates).toArray(new Certificate[0]);
        PrivateKey privateKey = privateKey(key);
        if (!privateKey.getAlgorithm().equals(chain[0].getPublicKey().getAlgorithm())) {
            throw new IllegalArgumentException(
                    "the key is for %s, the certificate for %s"
                            .formatted(
                                    privateKey.getAlgorithm(),
                                    chain[0].getPublicKey().getAlgorithm()));
        }
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry("server", privateKey, PASSWORD, chain);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("the key and the certificate do not go together", e);
        }
    }

    /** A key store of trusted authorities. Throws as {@link #identity}. */
    static KeyStore authorities(String certificates) {
        try {
            KeyStore store = emptyStore();
            int index = 0;
            for (Certificate certificate : certificates(certificates)) {
                store.setCertificateEntry("authority-" + index++, certificate);
            }
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("the certificates cannot be trusted", e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> certificates(String pem) {
        try {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(
                                    new ByteArrayInputStream(
                                            pem.getBytes(StandardCharsets.US_ASCII)));
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException(
                        "there is no certificate in it; expected: -----BEGIN CERTIFICATE-----");
            }
            return certificates;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a certificate in PEM", e);
        }
    }

    private static PrivateKey privateKey(String pem) {
        Matcher matcher = KEY.matcher(pem);
        if (!matcher.find()) {
            throw new IllegalArgumentException(
                    "there is no key in it that can be read; expected: -----BEGIN PRIVATE KEY----- or -----BEGIN RSA PRIVATE KEY-----,"
                            + " without a password");
        }
        byte[] der = Base64.getMimeDecoder().decode(matcher.group(2));
        byte[] pkcs8 =
                switch (matcher.group(1)) {
                    case "PRIVATE KEY" -> der;
                    // PKCS#8 (RFC 5208, section 5) is the key of PKCS#1 in an envelope.
                    case "RSA PRIVATE KEY" ->
                            element(
                                    SEQUENCE,
                                    VERSION_0,
                                    RSA_ENCRYPTION,
                                    element(OCTET_STRING, der));
                    default ->
                            throw new IllegalArgumentException(
                                    "a key of the kind "
                                            + matcher.group(1)
                                            + " cannot be read; convert it with: openssl pkcs8 -topk8 -nocrypt");
                };
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm)
                        .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (GeneralSecurityException e) {
                // Not of this algorithm: the next one is tried.
            }
        }
        throw new IllegalArgumentException(
                "the key is neither RSA nor EC nor EdDSA, or it is broken");
    }

    /** An element of DER: tag, length, contents (X.690, section 8.1). */
    private static byte[] element(int tag, byte[]... contents) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : contents) {
            body.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        int length = body.size();
        if (length < 0x80) {
            element.write(length);
        } else {
            int octets = (39 - Integer.numberOfLeadingZeros(length)) / 8;
            element.write(0x80 | octets);
            for (int i = octets - 1; i >= 0; i--) {
                element.write(length >> 8 * i);
            }
        }
        element.writeBytes(body.toByteArray());
        return element.toByteArray();
    }
}
