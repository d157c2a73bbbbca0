package org.connectjakarta.mp.client.war;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A server of one connection over HTTP/1.1, which it keeps open after it has answered one call with an empty message. */
final class KeptConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\ncontent-type: application/proto\r\ncontent-length: 0\r\n\r\n";

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CompletableFuture<Socket> answered = new CompletableFuture<>();

    KeptConnection() throws IOException {
        Thread thread = new Thread(this::answer, "kept-connection");
        thread.setDaemon(true);
        thread.start();
    }

    private void answer() {
        try {
            Socket socket = server.accept();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) socket.getInputStream().read());
            }
            socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.ISO_8859_1));
            answered.complete(socket);
        } catch (IOException e) {
            answered.completeExceptionally(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Waits a moment, and says whether the client still has the connection. */
    boolean isOpen() throws IOException {
        return !ends(100);
    }

    /** Waits until the client closes the connection, and says whether it does. */
    boolean ends() throws IOException {
        return ends(PATIENCE_MILLIS);
    }

    private boolean ends(int millis) throws IOException {
        Socket socket = answered.join();
        socket.setSoTimeout(millis);
        try {
            // Some of the request may be left.
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (answered.isDone()) {
            answered.join().close();
        }
    }
}
