package org.connectjakarta.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One HTTP/1.1 connection, seen line by line. */
final class Http1Client implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    Http1Client(ConnectServer server) throws IOException {
        socket = new Socket("localhost", server.port());
        socket.setSoTimeout(TestServers.PATIENCE * 1000);
        in =
                new BufferedReader(
                        new InputStreamReader(
                                socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /** Sends lines, each ended by CRLF. */
    Http1Client send(String... lines) throws IOException {
        socket.getOutputStream()
                .write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** The next line; null at the end of the connection. */
    String line() throws IOException {
        return in.readLine();
    }

    /** The lines before the next empty one. */
    List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(); line != null && !line.isEmpty(); line = line()) {
            lines.add(line);
        }
        return lines;
    }

    /** Takes what must come next. */
    void expect(String text) throws IOException {
        char[] next = new char[text.length()];
        for (int length = 0; length < next.length; ) {
            int more = in.read(next, length, next.length - length);
            assertThat(more).as("the connection goes on").isPositive();
            length += more;
        }
        assertThat(new String(next)).isEqualTo(text);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
