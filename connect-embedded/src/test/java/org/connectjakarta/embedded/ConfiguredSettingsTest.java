package org.connectjakarta.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredSettingsTest {

    /** Settings from keys without their prefix, and values. */
    private static ConfiguredSettings settings(String... keysAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put("connect.embedded." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return new ConfiguredSettings(
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .withSources(new PropertiesConfigSource(values, "test.properties", 100))
                        .build());
    }

    private static void readAll(ConfiguredSettings settings) {
        settings.host();
        settings.port();
        settings.maxThreads();
        settings.idleTimeout();
        settings.stopTimeout();
        settings.tls();
    }

    private static String file(String name) throws Exception {
        return Path.of(ConfiguredSettingsTest.class.getResource("/tls/" + name).toURI()).toString();
    }

    @Test
    void hasDefaults() {
        ConfiguredSettings settings = settings();
        assertThat(settings.host()).isEqualTo("0.0.0.0");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.maxThreads()).isEqualTo(2_000);
        assertThat(settings.idleTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.stopTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.tls()).isNull();
    }

    @Test
    void readsValues() {
        ConfiguredSettings settings =
                settings(
                        "host",
                        "localhost",
                        "port",
                        " 0 ",
                        "max-threads",
                        "16",
                        "idle-timeout",
                        "1500ms",
                        "stop-timeout",
                        "PT2M");
        assertThat(settings.host()).isEqualTo("localhost");
        assertThat(settings.port()).isZero();
        assertThat(settings.maxThreads()).isEqualTo(16);
        assertThat(settings.idleTimeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(settings.stopTimeout()).isEqualTo(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @CsvSource({"5s, 5", "2m, 120", "1h, 3600", "PT0.5S, 0", "999999999999999m, 59999999999999940"})
    void readsTimes(String text, long seconds) {
        assertThat(settings("idle-timeout", text).idleTimeout().toSeconds()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port | x | not a number. Expected: a port from 0",
                "port | 65536 | out of range. Expected: a port from 0",
                "port | -1 | out of range. Expected: a port from 0",
                "max-threads | 15 | out of range. Expected: a number of threads from 16",
                "idle-timeout | 5 | not a duration. Expected: a time above zero",
                "idle-timeout | 0s | not above zero. Expected: a time above zero",
                "stop-timeout | -PT5S | not above zero. Expected: a time above zero",
                "tls.client-auth | maybe | it is none of them. Expected: none, request or require",
                "tls.client-ca | /not/there.pem | the file cannot be read. Expected: the path of a file in PEM",
                "tls.certificate | /not/there.pem | the file cannot be read. Expected: the path of a file in PEM",
                "tls.key-store | /not/there.p12 | the file cannot be read, or not with this password. Expected: the path",
                "port | ${absent} | it refers to a property that is not there"
            })
    void saysWhatIsMalformed(String key, String value, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> readAll(settings(key, value)))
                .withMessageContaining("connect.embedded." + key + " = ")
                .withMessageContaining(problem);
    }

    @Test
    void namesTheValueAndItsSource() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("port", "http").port())
                .withMessage(
                        "connect.embedded.port = \"http\" (from PropertiesConfigSource[source=test.properties]): not a number. Expected: a port from 0 (any that is free)"
                                + " to 65535");
    }

    @Test
    void readsTlsFromPem() throws Exception {
        Tls tls =
                settings("tls.certificate", file("server.pem"), "tls.key", file("server-pkcs1.key"))
                        .tls();
        assertThat(tls.clientAuth()).isEqualTo(ClientAuth.NONE);
        assertThat(tls.identity().size()).isEqualTo(1);
    }

    @Test
    void readsTlsFromAKeyStore() throws Exception {
        Tls tls =
                settings("tls.key-store", file("server.p12"), "tls.key-store-password", "secret")
                        .tls();
        assertThat(tls.identity().getKey("server", tls.password())).isNotNull();
    }

    @Test
    void requiresACertificateOnceThereIsAnAuthority() throws Exception {
        String[] server = {
            "tls.certificate",
            file("server.pem"),
            "tls.key",
            file("server.key"),
            "tls.client-ca",
            file("ca.pem")
        };
        assertThat(settings(server).tls().clientAuth()).isEqualTo(ClientAuth.REQUIRE);
        assertThat(settings(server).tls().clientAuthorities().size()).isEqualTo(1);
    }

    @Test
    void doesNotShowThePasswordOfAKeyStore() throws Exception {
        ConfiguredSettings settings =
                settings(
                        "tls.key-store",
                        file("server.p12"),
                        "tls.key-store-password",
                        "wrong-word");
        assertThatIllegalArgumentException()
                .isThrownBy(settings::tls)
                .withMessageContaining("connect.embedded.tls.key-store")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("wrong-word"));
    }

    @Test
    void wantsTheKeyBesideTheCertificate() throws Exception {
        ConfiguredSettings settings = settings("tls.certificate", file("server.pem"));
        assertThatIllegalArgumentException()
                .isThrownBy(settings::tls)
                .withMessageContaining("connect.embedded.tls.key is not: set both");
    }

    @Test
    void wantsOneIdentity() throws Exception {
        ConfiguredSettings settings =
                settings(
                        "tls.certificate", file("server.pem"), "tls.key-store", file("server.p12"));
        assertThatIllegalArgumentException()
                .isThrownBy(settings::tls)
                .withMessageContaining("set one of them");
    }
}
