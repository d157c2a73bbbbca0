package org.connectjakarta.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.connectjakarta.Peer;
import org.connectjakarta.http.BlockingExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsTest {

    private static ConnectServerBuilder tls(String name, String key) {
        return TestServers.builder()
                .tls(
                        TestServers.resource("tls/" + name + ".pem"),
                        TestServers.resource("tls/" + key + ".key"));
    }

    private static HttpClient client(HttpClient.Version version, String certificate)
            throws Exception {
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(Pem.authorities(TestServers.resource("tls/ca.pem")));
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        if (certificate != null) {
            KeyStore identity =
                    Pem.identity(
                            TestServers.resource("tls/" + certificate + ".pem"),
                            TestServers.resource("tls/client.key"));
            keys.init(identity, Pem.PASSWORD);
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                certificate == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder().version(version).sslContext(context).build();
    }

    private static HttpResponse<String> call(ConnectServer server, HttpClient client)
            throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.uri() + "/test.S/M")).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void answerPeer(BlockingExchange exchange) throws IOException {
        Peer peer = exchange.peer();
        TestServers.answer(
                exchange,
                peer.certificates().isEmpty()
                        ? "nobody"
                        : peer.certificates().get(0).getSubjectX500Principal().getName());
    }

    @ParameterizedTest
    @CsvSource({"server, server", "server, server-pkcs1", "ec, ec"})
    void speaksBothVersionsByAlpn(String certificate, String key) throws Exception {
        try (ConnectServer server = TestServers.start(tls(certificate, key), TlsTest::answerPeer)) {
            assertThat(server.uri().getScheme()).isEqualTo("https");
            for (HttpClient.Version version : HttpClient.Version.values()) {
                HttpResponse<String> response = call(server, client(version, null));
                assertThat(response.version()).isEqualTo(version);
                assertThat(response.body()).isEqualTo("nobody");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"REQUIRE", "REQUEST"})
    void showsTheCertificateOfAClient(ClientAuth auth) throws Exception {
        ConnectServerBuilder builder =
                tls("server", "server").clientAuth(auth, TestServers.resource("tls/ca.pem"));
        try (ConnectServer server = TestServers.start(builder, TlsTest::answerPeer)) {
            for (HttpClient.Version version : HttpClient.Version.values()) {
                assertThat(call(server, client(version, "client")).body()).isEqualTo("CN=client");
            }
        }
    }

    @Test
    void takesClientsWithoutACertificateOnRequest() throws Exception {
        ConnectServerBuilder builder =
                tls("server", "server")
                        .clientAuth(ClientAuth.REQUEST, TestServers.resource("tls/ca.pem"));
        try (ConnectServer server = TestServers.start(builder, TlsTest::answerPeer)) {
            assertThat(call(server, client(HttpClient.Version.HTTP_2, null)).body())
                    .isEqualTo("nobody");
        }
    }

    @Test
    void refusesClientsWithoutATrustedCertificate() throws Exception {
        ConnectServerBuilder builder =
                tls("server", "server")
                        .clientAuth(ClientAuth.REQUIRE, TestServers.resource("tls/ca.pem"));
        try (ConnectServer server = TestServers.start(builder, TlsTest::answerPeer)) {
            for (HttpClient.Version version : HttpClient.Version.values()) {
                assertThatThrownBy(() -> call(server, client(version, null)))
                        .isInstanceOf(IOException.class);
                assertThatThrownBy(() -> call(server, client(version, "stranger")))
                        .isInstanceOf(IOException.class);
            }
        }
    }
}
