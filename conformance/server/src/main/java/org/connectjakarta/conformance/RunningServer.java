package org.connectjakarta.conformance;

import connectrpc.conformance.v1.ServerCompat.ServerCompatResponse;
import java.io.IOException;

/**
 * Stands for an application server that runs already, and takes longer to start than the runner of the suite waits. Ends when it is
 * told to.
 */
public final class RunningServer {
    private RunningServer() {}

    /**
     * Called by the runner.
     *
     * @param arguments the port for cleartext
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (Runner.request().getUseTls()) {
            throw new IllegalArgumentException("only cleartext is set up");
        }
        Runner.answer(
                ServerCompatResponse.newBuilder()
                        .setHost("127.0.0.1")
                        .setPort(Integer.parseInt(arguments[0]))
                        .build());
        Thread.currentThread().join();
    }
}
