package org.connectjakarta.conformance;

import com.google.protobuf.ByteString;
import connectrpc.conformance.v1.ConfigOuterClass.TLSCreds;
import connectrpc.conformance.v1.ServerCompat.ServerCompatRequest;
import connectrpc.conformance.v1.ServerCompat.ServerCompatResponse;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import org.connectjakarta.embedded.ClientAuth;
import org.connectjakarta.embedded.ConnectServer;
import org.connectjakarta.embedded.ConnectServerBuilder;

/**
 * The embedded server as the runner of the suite starts it: one request on standard input says how to listen, one response on
 * standard output says where, both after their length in four bytes; then it serves until it is told to end.
 */
public final class ServerUnderTest {
    private ServerUnderTest() {}

    /** Called by the runner. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ServerCompatRequest request = read(new DataInputStream(System.in));
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
            write(new DataOutputStream(System.out), response.build());
            server.join();
        }
    }

    private static ServerCompatRequest read(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] message = in.readNBytes(length);
        if (message.length < length) {
            throw new EOFException(
                    "the request ends after " + message.length + " of " + length + " bytes");
        }
        return ServerCompatRequest.parseFrom(message);
    }

    private static void write(DataOutputStream out, ServerCompatResponse response)
            throws IOException {
        out.writeInt(response.getSerializedSize());
        response.writeTo(out);
        out.flush();
    }
}
