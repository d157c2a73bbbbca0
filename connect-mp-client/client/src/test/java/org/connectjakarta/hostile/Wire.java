package org.connectjakarta.hostile;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** The bytes of one connection. */
final class Wire {
    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private volatile boolean stuck;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = socket.getOutputStream();
        socket.setTcpNoDelay(true);
    }

    DataInputStream in() {
        return in;
    }

    /** After {@link #halfClose} it is lost, so that whoever sends goes on to wait for the client's own end. */
    synchronized void send(byte[] bytes) throws IOException {
        if (!socket.isOutputShutdown()) {
            out.write(bytes);
        }
    }

    void send(String text) throws IOException {
        send(Bytes.text(text));
    }

    void close() throws IOException {
        socket.close();
    }

    /** Breaks the connection off by a TCP reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Says no more, but goes on listening. */
    synchronized void halfClose() throws IOException {
        socket.shutdownOutput();
    }

    /** What will be sent is half a thing: a server that wants to behave has to begin anew. */
    void stuck() {
        stuck = true;
    }

    boolean isStuck() {
        return stuck;
    }

    boolean isClosed() {
        return socket.isClosed();
    }
}
