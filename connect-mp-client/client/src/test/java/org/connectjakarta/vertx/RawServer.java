package org.connectjakarta.vertx;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server that says what no HTTP server would. Each connection has a thread, and is closed when its script ends. */
final class RawServer implements AutoCloseable {

    interface Script {
        void run(Socket socket) throws IOException;
    }

    private final ServerSocket server;

    RawServer(Script script) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        start(() -> accept(script));
    }

    /** Answers the first request of each connection with bytes, and closes the connection. */
    static RawServer answering(String answer) throws IOException {
        return new RawServer(
                socket -> {
                    head(socket.getInputStream());
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                });
    }

    /** Answers the first stream of each connection with frames, and waits for the client to close. */
    static RawServer answeringHttp2(byte[]... frames) throws IOException {
        return new RawServer(
                socket -> {
                    DataInputStream in = new DataInputStream(socket.getInputStream());
                    socket.getOutputStream().write(frame(SETTINGS, 0, 0));
                    in.readFully(new byte[24]);
                    while (type(in) != HEADERS) {}
                    ByteArrayOutputStream answer = new ByteArrayOutputStream();
                    for (byte[] frame : frames) {
                        answer.writeBytes(frame);
                    }
                    socket.getOutputStream().write(answer.toByteArray());
                    in.readAllBytes();
                });
    }

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    /** An indexed header of HPACK: {@code :status: 200}. */
    static final byte STATUS_200 = (byte) 0x88;

    /** A frame of HTTP/2. */
    static byte[] frame(int type, int flags, int stream, byte... payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(payload.length >> 16);
        frame.write(payload.length >> 8);
        frame.write(payload.length);
        frame.write(type);
        frame.write(flags);
        frame.writeBytes(new byte[] {0, 0, 0, (byte) stream});
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    /** A literal header of HPACK. */
    static byte[] header(String name, String value) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.write(0);
        header.write(name.length());
        header.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        header.write(value.length());
        header.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
        return header.toByteArray();
    }

    private static int type(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        in.readFully(new byte[5 + length]);
        return type;
    }

    /** Reads the head of a request of HTTP/1.1. */
    static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client has gone");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept(Script script) {
        while (true) {
            try {
                Socket socket = server.accept();
                start(() -> run(script, socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void run(Script script, Socket socket) {
        try (socket) {
            script.run(socket);
        } catch (IOException gone) {
            // The client is.
        }
    }

    static void start(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
