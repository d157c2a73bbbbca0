package org.connectjakarta.quarkus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.connectjakarta.quarkus.client.Other.text;

import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.connectjakarta.UnavailableException;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service wants TLS 1.3 and a certificate of its clients. */
class ClientTlsTest {
    private static final Path DIRECTORY = Path.of("target", "client-tls").toAbsolutePath();

    @RegisterExtension static final QuarkusUnitTest APPLICATION = application();

    @Inject
    @ConnectClient("mutual")
    EchoServiceConnect mutual;

    @Inject
    @ConnectClient("trusting")
    EchoServiceConnect trusting;

    @Inject
    @ConnectClient("old")
    EchoServiceConnect old;

    @Inject
    @ConnectClient("plain")
    EchoServiceConnect plain;

    private static QuarkusUnitTest application() {
        QuarkusUnitTest application =
                Applications.with()
                        .setBeforeAllCustomizer(ClientTlsTest::makeStores)
                        .overrideConfigKey("quarkus.http.test-ssl-port", "0")
                        .overrideConfigKey("quarkus.http.tls-configuration-name", "server")
                        .overrideConfigKey("quarkus.http.ssl.client-auth", "required")
                        .overrideConfigKey("quarkus.tls.server.protocols", "TLSv1.3")
                        .overrideConfigKey("quarkus.tls.old.protocols", "TLSv1.2")
                        .overrideConfigKey(
                                "connect.client.url", "https://localhost:${quarkus.http.ssl-port}");
        store(application, "server", "key-store", "server");
        store(application, "server", "trust-store", "clients");
        for (String client : List.of("mutual", "old")) {
            store(application, client, "key-store", "client");
        }
        for (String client : List.of("mutual", "old", "trusting")) {
            store(application, client, "trust-store", "servers");
            application.overrideConfigKey(
                    "quarkus.connect.clients." + client + ".tls-configuration-name", client);
        }
        return application;
    }

    private static void store(QuarkusUnitTest test, String name, String kind, String file) {
        String key = "quarkus.tls." + name + "." + kind + ".p12.";
        test.overrideConfigKey(key + "path", DIRECTORY.resolve(file + ".p12").toString())
                .overrideConfigKey(key + "password", "changeit");
    }

    private static void makeStores() {
        try {
            Files.createDirectories(DIRECTORY);
            for (File old : DIRECTORY.toFile().listFiles()) {
                Files.delete(old.toPath());
            }
            for (String name : List.of("server", "client")) {
                keytool(
                        name,
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=DNS:localhost");
                String certificate = DIRECTORY.resolve(name + ".pem").toString();
                keytool(name, "-exportcert", "-rfc", "-file", certificate);
                keytool(name + "s", "-importcert", "-noprompt", "-file", certificate);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keytool(String store, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "alias", "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", "changeit"));
        command.addAll(List.of("-keystore", DIRECTORY.resolve(store + ".p12").toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(output);
        }
    }

    @Test
    void aTlsConfigurationOfQuarkusTrustsTheServiceAndIdentifiesTheClient() {
        assertThat(mutual.say(text("good day"))).isEqualTo(text("good day"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no certificate", "another version of TLS", "no trust"})
    void whatTheConfigurationLacksFails(String lacking) {
        EchoServiceConnect client =
                switch (lacking) {
                    case "no certificate" -> trusting;
                    case "another version of TLS" -> old;
                    default -> plain;
                };
        assertThatThrownBy(() -> client.say(text("good day")))
                .isInstanceOf(UnavailableException.class);
    }
}
