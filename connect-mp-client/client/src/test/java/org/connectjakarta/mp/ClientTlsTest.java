package org.connectjakarta.mp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.StringValue;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.connectjakarta.ConnectException;
import org.connectjakarta.client.RpcClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys and certificates from where settings say they are. The server knows its own authority's clients only. */
class ClientTlsTest {
    private static final StringValue HELLO = StringValue.of("hello");
    private static final String PASSWORD = "secret";

    @TempDir static Path directory;
    private static EchoServer server;

    @BeforeAll
    static void start() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = resource("server.p12")) {
            keys.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory keyManagers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trustManagers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(trustStore("PKCS12"));
        trustStore("JKS");
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        server = new EchoServer(tls);
        Files.createFile(directory.resolve("empty.pem"));
        for (String name : List.of("ca.pem", "client.pem", "client.key", "server.p12")) {
            try (InputStream file = resource(name)) {
                Files.copy(file, directory.resolve(name));
            }
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static InputStream resource(String name) {
        return ClientTlsTest.class.getResourceAsStream("/tls/" + name);
    }

    /** The authority alone, also as a file of the name of the type. */
    private static KeyStore trustStore(String type) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        try (InputStream file = resource("ca.pem")) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        try (OutputStream out = Files.newOutputStream(directory.resolve("trust." + type))) {
            store.store(out, PASSWORD.toCharArray());
        }
        return store;
    }

    @Test
    void pemFilesAreUsed() {
        call(
                builder()
                        .trustedCertificates(directory.resolve("ca.pem").toString())
                        .certificate(directory.resolve("client.pem").toUri().toString())
                        .key("classpath:/tls/client.key"));
    }

    @ParameterizedTest
    @CsvSource({"PKCS12", "JKS"})
    void keyStoresAreUsed(String type) {
        call(
                builder()
                        .trustStore(directory.resolve("trust." + type).toString())
                        .trustStorePassword(PASSWORD)
                        .keyStore("classpath:tls/server.p12")
                        .keyStorePassword(PASSWORD));
    }

    @Test
    void withoutAuthorityOrIdentityThereIsNoCall() {
        assertThatThrownBy(
                        () ->
                                call(
                                        builder()
                                                .certificate(file("client.pem"))
                                                .key(file("client.key"))))
                .isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> call(builder().trustedCertificates(file("ca.pem"))))
                .isInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trust-store=server.p12,trust-store-password=wrong|cannot be used: ",
                "trust-store=server.p12,trust-store-password=secret,trust-store-type=best|cannot be used: ",
                "key-store=server.p12,key-store-password=wrong|cannot be used: ",
                "key-store=ca.pem,key-store-password=secret|cannot be used: ",
                "key=client.key|key is set without certificate",
                "certificate=client.pem|certificate is set without key",
                "key-store=server.p12,certificate=client.pem,key=client.key|key-store and certificate are both set",
                "trusted-certificates=empty.pem|trusted-certificates = ",
                "trusted-certificates=server.p12|trusted-certificates = ",
                "trusted-certificates=client.key|trusted-certificates = ",
                "certificate=client.pem,key=ca.pem|key = ",
                "certificate=client.key,key=client.key|key = ",
                "trust-store=server.p12,trusted-certificates=ca.pem|trust-store and trusted-certificates are both set"
            })
    void whatCannotBeUsedIsReported(String settings, String reason) {
        List<String> properties =
                new ArrayList<>(List.of("connect.client.url", "https://localhost"));
        for (String each : settings.split(",")) {
            String[] setting = each.split("=");
            properties.add("connect.client." + setting[0]);
            boolean isFile = Files.exists(directory.resolve(setting[1]));
            properties.add(isFile ? file(setting[1]) : setting[1]);
        }
        List<String> problems = new ArrayList<>();
        ClientConfiguration.read(
                TestConfig.of(properties.toArray(String[]::new)),
                new ClientId("greet", null, null, "the field com.example.Shop.greeter"),
                problems::add);
        assertThat(problems)
                .singleElement()
                .asString()
                .contains(reason, "Needed by the field com.example.Shop.greeter")
                .doesNotContain("secret", "wrong");
    }

    @ParameterizedTest
    @CsvSource({
        "connect.client.trusted-certificates,ca.pem",
        "connect.client.trust-store,trust.PKCS12"
    })
    void clientsOfTheSameSettingsMayShareATransport(String key, String name) {
        List<ClientConfiguration> clients = new ArrayList<>();
        for (String place : List.of("here", "there")) {
            clients.add(
                    ClientConfiguration.read(
                            TestConfig.of(
                                    "connect.client.url",
                                    server.url(),
                                    "connect.client.trust-store-password",
                                    PASSWORD,
                                    key,
                                    file(name)),
                            new ClientId(place, null, null, place),
                            problem -> {}));
        }
        assertThat(clients.get(0).transport()).isEqualTo(clients.get(1).transport());
    }

    private static String file(String name) {
        return directory.resolve(name).toString();
    }

    private static ConnectClientBuilder builder() {
        return ConnectClientBuilder.newBuilder().baseUri(server.url());
    }

    private static void call(ConnectClientBuilder builder) {
        try (RpcClient rpc = builder.buildRpc()) {
            assertThat(EchoConnect.client(rpc).say(HELLO)).isEqualTo(HELLO);
        }
    }
}
