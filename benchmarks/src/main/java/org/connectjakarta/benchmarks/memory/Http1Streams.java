package org.connectjakarta.benchmarks.memory;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection of HTTP/1.1 for each request, with a body in chunks. */
final class Http1Streams implements OpenStreams {
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final List<Socket> sockets = new ArrayList<>();

    Http1Streams(Form form, int port, int count, byte[] start) throws IOException {
        String head =
                "POST %s HTTP/1.1\r\nhost: localhost\r\ncontent-type: %s\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n%x\r\n"
                        .formatted(form.path, form.contentType, start.length);
        String request = head + new String(start, StandardCharsets.ISO_8859_1) + "\r\n";
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            sockets.add(socket);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Override
    public int answered() throws IOException {
        int answered = 0;
        for (Socket socket : sockets) {
            answered += socket.getInputStream().available() > 0 ? 1 : 0;
        }
        return answered;
    }

    @Override
    public List<String> end() throws IOException {
        List<String> answers = new ArrayList<>();
        for (Socket socket : sockets) {
            end(socket);
            answers.add(read(socket));
        }
        return answers;
    }

    private static void end(Socket socket) {
        try {
            socket.getOutputStream().write(LAST_CHUNK);
        } catch (IOException e) {
            // It has answered and closed: the answer can still be read.
        }
    }

    private static String read(Socket socket) {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[4_096];
        try {
            InputStream in = socket.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                answer.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            answer.append(e);
        }
        return answer.toString();
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
