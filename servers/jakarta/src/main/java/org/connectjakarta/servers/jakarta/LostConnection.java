package org.connectjakarta.servers.jakarta;

import com.google.protobuf.Message;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.connectjakarta.MethodSpec;

/** A client of one call over HTTP/2 that does not end properly: its connection just ends. */
final class LostConnection implements AutoCloseable {
    private static final byte[] PREFACE =
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int END_HEADERS = 4;

    private final Socket socket;
    private final DataOutputStream out;

    LostConnection(URI server, MethodSpec<?, ?> method, String contentType) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        out = new DataOutputStream(socket.getOutputStream());
        out.write(PREFACE);
        frame(SETTINGS, 0, 0, new byte[0]);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        header(head, ":method", "POST");
        header(head, ":scheme", "http");
        header(head, ":authority", server.getAuthority());
        header(head, ":path", method.procedure());
        header(head, "content-type", contentType);
        header(head, "te", "trailers");
        frame(HEADERS, END_HEADERS, 1, head.toByteArray());
    }

    /** RFC 7541, section 6.2.2: a literal that is not indexed. */
    private static void header(ByteArrayOutputStream head, String name, String value) {
        head.write(0);
        for (String text : new String[] {name, value}) {
            head.write(text.length());
            head.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    void send(Message message) throws IOException {
        byte[] bytes = message.toByteArray();
        ByteArrayOutputStream envelope = new ByteArrayOutputStream();
        DataOutputStream prefix = new DataOutputStream(envelope);
        prefix.writeByte(0);
        prefix.writeInt(bytes.length);
        prefix.write(bytes);
        frame(DATA, 0, 1, envelope.toByteArray());
    }

    private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
        out.writeByte(0);
        out.writeShort(payload.length);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
        out.write(payload);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
