package org.connectjakarta.hostile;

import java.io.IOException;
import java.util.Arrays;

/** The response on one stream of HTTP/2, and everything else that frames can say. */
final class HttpTwoStream extends Answer {
    private static final int MAX_FRAME = 16_384;

    private final Windows windows;
    private final int id;

    HttpTwoStream(RawServer server, Wire wire, Windows windows, int id) {
        super(server, wire);
        this.windows = windows;
        this.id = id;
    }

    int id() {
        return id;
    }

    /** Sends a frame for this stream. */
    void frame(int type, int flags, byte[] payload) throws IOException {
        frame(type, flags, id, payload);
    }

    void frame(int type, int flags, int stream, byte[] payload) throws IOException {
        wire().send(new Frame(type, flags, stream, payload).bytes());
    }

    void headers(int flags, String... headers) throws IOException {
        frame(Frame.HEADERS, flags | Frame.END_HEADERS, Hpack.block(headers));
    }

    /** Headers that begin as those of a right response. */
    void okWith(String... headers) throws IOException {
        headers(0, withStatus(200, pairs(headers, "content-type", call().contentType())));
    }

    void rst(int code) throws IOException {
        frame(Frame.RST_STREAM, 0, Frame.numbers(code));
    }

    void goAway(int lastStream, int code) throws IOException {
        frame(Frame.GOAWAY, 0, 0, Frame.numbers(lastStream, code));
    }

    @Override
    void head(int status, String... headers) throws IOException {
        headers(0, withStatus(status, headers));
    }

    @Override
    void bare(int status, String... headers) throws IOException {
        headers(Frame.END_STREAM, withStatus(status, headers));
    }

    private static String[] withStatus(int status, String... headers) {
        return pairs(headers, ":status", Integer.toString(status));
    }

    private static String[] pairs(String[] rest, String name, String value) {
        String[] all = new String[rest.length + 2];
        all[0] = name;
        all[1] = value;
        System.arraycopy(rest, 0, all, 2, rest.length);
        return all;
    }

    /** Sends as much as the client takes; waits for it to take the rest. */
    @Override
    void body(byte[] bytes) throws IOException {
        int start = 0;
        do {
            int size = Math.min(MAX_FRAME, bytes.length - start);
            while (!windows.take(id, size)) {
                if (isOver()) {
                    throw new IOException("the client takes no more");
                }
            }
            frame(Frame.DATA, 0, Arrays.copyOfRange(bytes, start, start + size));
            start += size;
        } while (start < bytes.length);
    }

    @Override
    void end(String... trailers) throws IOException {
        if (trailers.length == 0) {
            frame(Frame.DATA, Frame.END_STREAM, new byte[0]);
        } else {
            headers(Frame.END_STREAM, trailers);
        }
    }

    @Override
    boolean isOver() {
        return wire().isClosed() || !windows.isOpen(id);
    }
}
