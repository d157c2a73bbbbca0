package org.connectjakarta.hostile;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A connection of HTTP/1.1: its requests, and the response under way. */
final class HttpOne extends Answer implements Connection {

    HttpOne(RawServer server, Wire wire) {
        super(server, wire);
    }

    @Override
    public void serve() throws IOException {
        // What comes then is the request of this answer, however late it is read.
        boolean answered = server().at(Stage.ACCEPT, this);
        if (answered && call().http() == Http.TLS) {
            wire().in().transferTo(OutputStream.nullOutputStream());
        }
        while (true) {
            Map<String, String> headers = readHead();
            server().countRequest();
            boolean behaves = server().isBehaving();
            server().at(Stage.HEAD, this);
            skipBody(headers);
            if (answered) {
                answered = false;
            } else if (behaves) {
                well();
            } else {
                server().at(Stage.REQUEST, this);
            }
        }
    }

    @Override
    public void recover() throws IOException {
        // A client does not use a connection again that has a response under way.
        if (wire().isStuck()) {
            wire().halfClose();
        }
    }

    @Override
    public boolean isEnding() {
        return wire().isStuck();
    }

    private Map<String, String> readHead() throws IOException {
        Map<String, String> headers = new HashMap<>();
        String line = readLine();
        while (!(line = readLine()).isEmpty()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private void skipBody(Map<String, String> headers) throws IOException {
        wire().in().skipNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        if (headers.containsKey("transfer-encoding")) {
            int size;
            do {
                size = Integer.parseInt(readLine(), 16);
                wire().in().skipNBytes(size);
                readLine();
            } while (size > 0);
        }
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        int c;
        while ((c = wire().in().read()) != '\n') {
            if (c < 0) {
                throw new EOFException();
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    void head(int status, String... headers) throws IOException {
        wire().send(headText(status, headers) + "transfer-encoding: chunked\r\n\r\n");
    }

    @Override
    void bare(int status, String... headers) throws IOException {
        wire().send(headText(status, headers) + "content-length: 0\r\n\r\n");
    }

    /** A head but for its end. */
    String headText(int status, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        return head.toString();
    }

    /** A right head with these lines appended, each ended by CR LF, and a body as it is. */
    void okWith(String lines, String body) throws IOException {
        String head = headText(200, "content-type", call().contentType());
        wire().send(head + lines + "\r\n" + body);
    }

    @Override
    void body(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return; // an empty chunk would be the last
        }
        wire().send(
                        Bytes.join(
                                Bytes.text(Integer.toHexString(bytes.length) + "\r\n"),
                                bytes,
                                Bytes.text("\r\n")));
    }

    @Override
    void end(String... trailers) throws IOException {
        StringBuilder end = new StringBuilder("0\r\n");
        for (int i = 0; i < trailers.length; i += 2) {
            end.append(trailers[i]).append(": ").append(trailers[i + 1]).append("\r\n");
        }
        wire().send(end + "\r\n");
    }

    @Override
    boolean isOver() {
        return wire().isClosed();
    }
}
