package org.connectjakarta.conformance;

import com.google.protobuf.ByteString;
import connectrpc.conformance.v1.ServerCompat.ServerCompatRequest;
import connectrpc.conformance.v1.ServerCompat.ServerCompatResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Stands for an application server that runs already, and takes longer to start than the runner of the suite waits: says on which of
 * its ports what is asked for is served. Ends when it is told to.
 */
public final class RunningServer {
    private RunningServer() {}

    /**
     * Called by the runner.
     *
     * @param arguments the port for cleartext; for TLS that for it, that where clients must have certificates, the file with the
     *     server's certificate in PEM, and the trust store that the server reads again when it changes
     */
    public static void main(String[] arguments)
            throws IOException, GeneralSecurityException, InterruptedException {
        ServerCompatRequest request = Runner.request();
        ServerCompatResponse.Builder response =
                ServerCompatResponse.newBuilder().setHost("127.0.0.1");
        if (!request.getUseTls()) {
            response.setPort(Integer.parseInt(arguments[0]));
        } else {
            boolean mutual = !request.getClientTlsCert().isEmpty();
            int port = Integer.parseInt(arguments[mutual ? 2 : 1]);
            if (mutual) {
                new TrustedClients(Path.of(arguments[4]), port)
                        .add(request.getClientTlsCert().newInput());
            }
            byte[] certificate = Files.readAllBytes(Path.of(arguments[3]));
            response.setPort(port).setPemCert(ByteString.copyFrom(certificate));
        }
        Runner.answer(response.build());
        Thread.currentThread().join();
    }
}
