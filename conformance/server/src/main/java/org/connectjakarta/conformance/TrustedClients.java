package org.connectjakarta.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The trust store of a server that is running, and the port where it asks clients for certificates. Not thread-safe. */
final class TrustedClients {
    /** That of every store of a run, none of which outlives it. */
    private static final char[] PASSWORD = "conformance".toCharArray();

    /** Less than the runner waits for an answer. */
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(9);

    private final Path store;
    private final int port;

    TrustedClients(Path store, int port) {
        this.store = store;
        this.port = port;
    }

    /** Returns when the server trusts a certificate, given in PEM. */
    void add(InputStream pem) throws IOException, GeneralSecurityException, InterruptedException {
        X509Certificate certificate =
                (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            trusted.load(in, PASSWORD);
        }
        if (trusted.getCertificateAlias(certificate) == null) {
            trusted.setCertificateEntry("client", certificate);
            write(trusted);
        }
        long start = System.nanoTime();
        while (!asksFor(certificate)) {
            if (System.nanoTime() - start > LIMIT_NANOS) {
                throw new IOException(
                        "the server has not read " + store + ", or does not ask for certificates");
            }
            Thread.sleep(50);
        }
    }

    /** The server must never see half of it. */
    private void write(KeyStore trusted) throws IOException, GeneralSecurityException {
        Path next = store.resolveSibling("next.p12");
        try (OutputStream out = Files.newOutputStream(next)) {
            trusted.store(out, PASSWORD);
        }
        Files.move(next, store, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A server that asks for a certificate says whose it trusts (RFC 8446, section 4.2.4). */
    private boolean asksFor(X509Certificate certificate) throws GeneralSecurityException {
        Asked asked = new Asked();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {asked}, new TrustManager[] {new Anybody()}, null);
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.startHandshake();
        } catch (IOException e) {
            // It ends like this, since there is nothing to show; or there is no server there for a
            // moment.
        }
        return asked.issuers.contains(certificate.getSubjectX500Principal());
    }

    /** Has no certificate, but remembers which would have been good. */
    private static final class Asked implements X509KeyManager {
        private volatile List<Principal> issuers = List.of();

        @Override
        public @Nullable String chooseClientAlias(
                String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            if (issuers != null) {
                this.issuers = List.of(issuers);
            }
            return null;
        }

        @Override
        public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            return null;
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            return null;
        }
    }

    /** Nothing is said to this server that it might not hear. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
