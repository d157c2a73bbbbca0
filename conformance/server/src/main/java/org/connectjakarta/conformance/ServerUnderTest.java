package org.connectjakarta.conformance;

import com.google.protobuf.ByteString;
import connectrpc.conformance.v1.ConfigOuterClass.TLSCreds;
import connectrpc.conformance.v1.ServerCompat.ServerCompatRequest;
import connectrpc.conformance.v1.ServerCompat.ServerCompatResponse;
import java.io.IOException;
import java.time.Duration;
import org.connectjakarta.embedded.ClientAuth;
import org.connectjakarta.embedded.ConnectServer;
import org.connectjakarta.embedded.ConnectServerBuilder;

/**
 * The embedded server as the runner of the suite starts it: it listens as the runner says, answers where, and serves until it is
 * told to end.
 */
public final class ServerUnderTest {
    private ServerUnderTest() {}

    /** Called by the runner. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ServerCompatRequest request = Runner.request();
        if (request.getMessageReceiveLimit() != 0) {
            System.setProperty(
                    "connect.server.read-max-bytes",
                    Integer.toUnsignedString(request.getMessageReceiveLimit()));
        }
        // The runner waits five seconds for the end.
        ConnectServerBuilder builder =
                ConnectServer.builder().port(0).stopTimeout(Duration.ofMillis(500));
        if (request.getUseTls()) {
            TLSCreds credentials = request.getServerCreds();
            builder.tls(credentials.getCert().toStringUtf8(), credentials.getKey().toStringUtf8());
            ByteString clientCertificate = request.getClientTlsCert();
            if (!clientCertificate.isEmpty()) {
                builder.clientAuth(ClientAuth.REQUIRE, clientCertificate.toStringUtf8());
            }
        }
        try (ConnectServer server = builder.start()) {
            ServerCompatResponse.Builder response =
                    ServerCompatResponse.newBuilder().setHost("127.0.0.1").setPort(server.port());
            if (request.getUseTls()) {
                response.setPemCert(request.getServerCreds().getCert());
            }
            Runner.answer(response.build());
            server.join();
        }
    }
}
