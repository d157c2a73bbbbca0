package org.connectjakarta.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TlsTransportTest {
    private static final TlsOptions TRUSTING =
            TlsOptions.DEFAULT.withTrust(TestServer.resource("ca.pem"));

    private TestServer server;
    private VertxTransport transport;

    @AfterEach
    void close() {
        if (transport != null) {
            transport.close();
        }
        server.close();
    }

    private static void answerPeer(HttpServerRequest request) {
        String peer;
        try {
            peer = request.sslSession().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            peer = "nobody";
        }
        request.response().end(request.version() + " " + peer);
    }

    private void serve(HttpServerOptions options) {
        server = new TestServer(options, TlsTransportTest::answerPeer);
    }

    private String call(String host, TlsOptions tls, UnaryOperator<TransportOptions> change) {
        URI url = URI.create("https://" + host + ":" + server.port());
        transport = VertxTransport.create(change.apply(TransportOptions.of(url).withTls(tls)));
        Call call = Call.start(transport, Call.post("x"));
        return call.outcome() + " " + call.text();
    }

    private String call(TlsOptions tls) {
        return call("localhost", tls, options -> options);
    }

    @ParameterizedTest
    @EnumSource(HttpVersionChoice.class)
    void theVersionIsAgreedOnByAlpn(HttpVersionChoice version) {
        serve(TestServer.tls("server", "server"));
        assertThat(call("localhost", TRUSTING, options -> options.withVersion(version)))
                .isEqualTo(
                        version == HttpVersionChoice.HTTP_1_1
                                ? "end HTTP_1_1 nobody"
                                : "end HTTP_2 nobody");
    }

    @Test
    void aServerWithoutAlpnIsCalledByHttp1() {
        serve(TestServer.tls("server", "server").setUseAlpn(false));
        assertThat(call(TRUSTING)).isEqualTo("end HTTP_1_1 nobody");
    }

    @Test
    void aServerWithoutHttp2IsNotCalledWhenThatIsAskedFor() {
        serve(TestServer.tls("server", "server").setUseAlpn(false));
        assertThat(
                        call(
                                "localhost",
                                TRUSTING,
                                options -> options.withVersion(HttpVersionChoice.HTTP_2)))
                .startsWith("failed localhost:")
                .contains("does not speak HTTP/2");
    }

    @ParameterizedTest
    @CsvSource({"client, client", "server, server-pkcs1", "ec, ec", "ec, ec-sec1"})
    void aClientShowsItsCertificate(String certificate, String key) {
        serve(
                TestServer.tls("server", "server")
                        .setClientAuth(ClientAuth.REQUIRED)
                        .setTrustOptions(
                                new PemTrustOptions()
                                        .addCertValue(
                                                Buffer.buffer(TestServer.resource("ca.pem")))));
        assertThat(
                        call(
                                TRUSTING.withIdentity(
                                        TestServer.resource(certificate + ".pem"),
                                        TestServer.resource(key + ".key"))))
                .isEqualTo("end HTTP_2 CN=" + certificate);
    }

    @Test
    void aClientWithoutACertificateIsRefusedWhereOneIsRequired() {
        serve(TestServer.tls("server", "server").setClientAuth(ClientAuth.REQUIRED));
        assertThat(call(TRUSTING)).startsWith("failed localhost:");
    }

    @Test
    void keyStoresServeAsWell() throws Exception {
        serve(
                TestServer.tls("server", "server")
                        .setClientAuth(ClientAuth.REQUIRED)
                        .setTrustOptions(
                                new PemTrustOptions()
                                        .addCertValue(
                                                Buffer.buffer(TestServer.resource("ca.pem")))));
        KeyStore identity = KeyStore.getInstance("PKCS12");
        try (InputStream in = TestServer.class.getResourceAsStream("/tls/server.p12")) {
            identity.load(in, "secret".toCharArray());
        }
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(TestServer.class.getResourceAsStream("/tls/ca.pem")));
        assertThat(
                        call(
                                TlsOptions.DEFAULT
                                        .withTrust(trust)
                                        .withIdentity(identity, "secret".toCharArray())))
                .isEqualTo("end HTTP_2 CN=server");
    }

    @Test
    void aServerOfAnUnknownAuthorityIsNotTrusted() {
        serve(TestServer.tls("server", "server"));
        assertThat(call(TlsOptions.DEFAULT)).startsWith("failed localhost:" + server.port());
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true, end", "127.0.0.2, true, failed", "127.0.0.2, false, end"})
    void theHostIsVerifiedUnlessThatIsSwitchedOff(String host, boolean verify, String outcome) {
        serve(TestServer.tls("server", "server"));
        assertThat(call(host, TRUSTING.withVerifyHost(verify), options -> options))
                .startsWith(outcome);
    }

    @ParameterizedTest
    @EnumSource(HttpVersionChoice.class)
    void tlsGoesThroughAProxy(HttpVersionChoice version) throws IOException {
        serve(TestServer.tls("server", "server"));
        CompletableFuture<String> head = new CompletableFuture<>();
        try (RawServer proxy = new RawServer(socket -> tunnel(socket, head))) {
            assertThat(
                            call(
                                    "localhost",
                                    TRUSTING,
                                    options ->
                                            options.withVersion(version)
                                                    .withProxy(
                                                            new ProxyServer(
                                                                    "localhost", proxy.port()))))
                    .startsWith("end HTTP_");
        }
        assertThat(Call.get(head)).startsWith("CONNECT localhost:" + server.port() + " ");
    }

    private void tunnel(Socket client, CompletableFuture<String> head) throws IOException {
        head.complete(RawServer.head(client.getInputStream()));
        try (Socket target = new Socket("localhost", server.port())) {
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes());
            RawServer.start(() -> copy(target, client));
            copy(client, target);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
            to.shutdownOutput();
        } catch (IOException gone) {
            // One of the two is.
        }
    }
}
