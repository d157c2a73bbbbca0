package org.connectjakarta.servers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * A connection of HTTP/2 whose frames are made by hand (RFC 9113): other clients send a reset when it suits them. Never sends more than
 * the window of the connection allows. Used by one thread.
 */
final class RawHttp2 implements Closeable {
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int WINDOW_UPDATE = 8;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int CANCEL = 8;
    private static final int MAX_FRAME = 16_384;
    private static final int WAIT_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;
    private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();
    private final String root;
    private int window = 65_535;
    private int stream = -1;

    /** Connects; {@code root} is where the WAR is. */
    RawHttp2(int port, String root) throws IOException {
        this.root = root;
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        unsent.writeBytes(PREFACE.getBytes(StandardCharsets.US_ASCII));
        frame(SETTINGS, 0, 0, new byte[0], 0, 0);
    }

    /** Begins a call; what it has to say is kept until it is sent. */
    void begin(String path, String contentType) {
        stream += 2;
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        header(block, ":method", "POST");
        header(block, ":scheme", "http");
        header(block, ":authority", "localhost");
        header(block, ":path", root + path);
        header(block, "content-type", contentType);
        frame(HEADERS, END_HEADERS, stream, block.toByteArray(), 0, block.size());
    }

    /** A literal that is not indexed (RFC 7541, section 6.2.2). */
    private static void header(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        for (String text : new String[] {name, value}) {
            block.write(text.length());
            block.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void frame(int type, int flags, int stream, byte[] payload, int offset, int length) {
        unsent.write(length >> 16);
        unsent.write(length >> 8);
        unsent.write(length);
        unsent.write(type);
        unsent.write(flags);
        number(stream);
        unsent.write(payload, offset, length);
    }

    private void number(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            unsent.write(value >> shift);
        }
    }

    /** Adds a part of the request's body, when the server has given the connection enough room for it. */
    void data(byte[] bytes, boolean last) throws IOException {
        awaitWindow(bytes.length);
        window -= bytes.length;
        for (int at = 0; at < bytes.length; at += MAX_FRAME) {
            int length = Math.min(MAX_FRAME, bytes.length - at);
            boolean end = last && at + length == bytes.length;
            frame(DATA, end ? END_STREAM : 0, stream, bytes, at, length);
        }
    }

    private void awaitWindow(int size) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS);
        while (window < size) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the connection has room for " + window + " bytes only");
            }
            receive(deadline);
        }
    }

    /** Takes the call back. */
    void reset() {
        frame(RST_STREAM, 0, stream, new byte[] {0, 0, 0, CANCEL}, 0, 4);
    }

    /** Sends all that was said, at once. */
    void send() throws IOException {
        unsent.writeTo(socket.getOutputStream());
        unsent.reset();
    }

    /**
     * The body of the response to the last call.
     *
     * @throws IOException if the server resets the stream, or takes too long
     */
    String body() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS);
        StringBuilder body = new StringBuilder();
        Frame frame;
        do {
            frame = receive(deadline);
            if (frame.stream == stream && frame.type == DATA) {
                body.append(new String(frame.payload, StandardCharsets.UTF_8));
            }
            if (frame.stream == stream && frame.type == RST_STREAM) {
                throw new IOException("the server has reset the stream");
            }
        } while (frame.stream != stream || !frame.endsStream());
        return body.toString();
    }

    private record Frame(int type, int flags, int stream, byte[] payload) {
        boolean endsStream() {
            return type <= HEADERS && (flags & END_STREAM) != 0;
        }
    }

    private Frame receive(long deadline) throws IOException {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        socket.setSoTimeout((int) Math.max(1, left));
        int head = in.readInt();
        Frame frame =
                new Frame(
                        head & 0xff,
                        in.readUnsignedByte(),
                        in.readInt(),
                        in.readNBytes(head >>> 8));
        if (frame.type == WINDOW_UPDATE && frame.stream == 0) {
            window += new DataInputStream(new ByteArrayInputStream(frame.payload)).readInt();
        }
        return frame;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
