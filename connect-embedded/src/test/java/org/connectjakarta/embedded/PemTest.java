package org.connectjakarta.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyStore;
import java.security.interfaces.RSAPrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PemTest {
    private static final String CERTIFICATE = TestServers.resource("tls/server.pem");
    private static final String KEY = TestServers.resource("tls/server.key");

    @Test
    void readsTheSameKeyInBothForms() throws Exception {
        RSAPrivateKey pkcs8 = key(Pem.identity(CERTIFICATE, KEY));
        RSAPrivateKey pkcs1 =
                key(Pem.identity(CERTIFICATE, TestServers.resource("tls/server-pkcs1.key")));
        assertThat(pkcs1.getPrivateExponent()).isEqualTo(pkcs8.getPrivateExponent());
    }

    private static RSAPrivateKey key(KeyStore identity) throws Exception {
        return (RSAPrivateKey) identity.getKey("server", Pem.PASSWORD);
    }

    @Test
    void findsTheKeyAmongOtherThings() {
        assertThat(
                        Pem.identity(
                                CERTIFICATE + TestServers.resource("tls/ca.pem"),
                                CERTIFICATE + KEY))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | there is no key in it",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----QQ==-----END ENCRYPTED PRIVATE KEY----- | openssl pkcs8",
                "-----BEGIN PRIVATE KEY-----QQ==-----END PRIVATE KEY----- | neither RSA nor EC nor EdDSA",
                "-----BEGIN RSA PRIVATE KEY-----QQ==-----END RSA PRIVATE KEY----- | neither RSA nor EC nor EdDSA"
            })
    void saysWhatIsWrongWithAKey(String key, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.identity(CERTIFICATE, key))
                .withMessageContaining(message);
    }

    @Test
    void saysHowToConvertAnEcKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Pem.identity(
                                        TestServers.resource("tls/ec.pem"),
                                        TestServers.resource("tls/ec-sec1.key")))
                .withMessageContaining("EC PRIVATE KEY")
                .withMessageContaining("openssl pkcs8 -topk8 -nocrypt");
    }

    @Test
    void saysThatKeyAndCertificateDoNotGoTogether() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.identity(CERTIFICATE, TestServers.resource("tls/ec.key")))
                .withMessage("the key is for EC, the certificate for RSA");
    }

    @ParameterizedTest
    @CsvSource({"nonsense", "-----BEGIN CERTIFICATE-----QQ==-----END CERTIFICATE-----", "''"})
    void refusesWhatIsNoCertificate(String certificate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.identity(certificate, KEY))
                .withMessageContaining("certificate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.authorities(certificate))
                .withMessageContaining("certificate");
    }
}
