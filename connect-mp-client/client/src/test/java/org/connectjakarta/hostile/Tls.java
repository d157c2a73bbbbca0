package org.connectjakarta.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate that is made for this process, and TLS with it. */
final class Tls {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private Tls() {}

    private static final class Made {
        static final KeyStore STORE = store();
        static final SSLContext CONTEXT = context();
    }

    /** The key and the certificate of the server. */
    static KeyStore keyStore() {
        return Made.STORE;
    }

    /** Speaks TLS on a connection that a client has made. */
    static Socket accept(Socket socket) throws IOException {
        return Made.CONTEXT.getSocketFactory().createSocket(socket, null, true);
    }

    private static KeyStore store() {
        try {
            Path directory = Files.createTempDirectory("hostile");
            Path file = directory.resolve("key.p12");
            String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            String password = new String(PASSWORD);
            Process process =
                    new ProcessBuilder(
                                    keytool,
                                    "-genkeypair",
                                    "-keyalg",
                                    "EC",
                                    "-alias",
                                    "server",
                                    "-dname",
                                    "CN=server",
                                    "-ext",
                                    "SAN=IP:127.0.0.1",
                                    "-storetype",
                                    "PKCS12",
                                    "-storepass",
                                    password,
                                    "-keystore",
                                    file.toString())
                            .redirectErrorStream(true)
                            .start();
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD);
            }
            Files.delete(file);
            Files.delete(directory);
            return store;
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context() {
        try {
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keyStore(), PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
