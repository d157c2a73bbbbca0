package org.connectjakarta.conformance.quarkus;

import com.google.protobuf.ByteString;
import connectrpc.conformance.v1.ConfigOuterClass.TLSCreds;
import connectrpc.conformance.v1.ServerCompat.ServerCompatRequest;
import connectrpc.conformance.v1.ServerCompat.ServerCompatResponse;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.connectjakarta.conformance.Runner;
import org.eclipse.microprofile.config.ConfigProvider;

/** The application as the runner of the suite starts it: it listens as the runner says, answers where, and serves until it is told to end. */
@QuarkusMain
public final class QuarkusUnderTest implements QuarkusApplication {
    private static volatile ServerCompatRequest request = ServerCompatRequest.getDefaultInstance();

    /** Called by the runner. */
    public static void main(String[] arguments) throws IOException {
        request = Runner.request();
        if (request.getMessageReceiveLimit() != 0) {
            System.setProperty(
                    "connect.server.read-max-bytes",
                    Integer.toUnsignedString(request.getMessageReceiveLimit()));
        }
        if (request.getUseTls()) {
            TLSCreds credentials = request.getServerCreds();
            System.setProperty("quarkus.http.insecure-requests", "disabled");
            System.setProperty("quarkus.tls.key-store.pem.0.cert", file(credentials.getCert()));
            System.setProperty("quarkus.tls.key-store.pem.0.key", file(credentials.getKey()));
            if (!request.getClientTlsCert().isEmpty()) {
                System.setProperty(
                        "quarkus.tls.trust-store.pem.certs", file(request.getClientTlsCert()));
            }
        }
        Quarkus.run(QuarkusUnderTest.class, arguments);
    }

    private static String file(ByteString content) throws IOException {
        Path file = Files.createTempFile("conformance", ".pem");
        file.toFile().deleteOnExit();
        Files.write(file, content.toByteArray());
        return file.toString();
    }

    @Override
    public int run(String... arguments) throws IOException {
        String key = request.getUseTls() ? "quarkus.http.ssl-port" : "quarkus.http.port";
        ServerCompatResponse.Builder response =
                ServerCompatResponse.newBuilder()
                        .setHost("127.0.0.1")
                        .setPort(ConfigProvider.getConfig().getValue(key, Integer.class));
        if (request.getUseTls()) {
            response.setPemCert(request.getServerCreds().getCert());
        }
        Runner.answer(response.build());
        Quarkus.waitForExit();
        return 0;
    }
}
