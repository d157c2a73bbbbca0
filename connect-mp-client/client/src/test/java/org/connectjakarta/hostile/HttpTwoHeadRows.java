package org.connectjakarta.hostile;

import static org.connectjakarta.client.Protocol.GRPC;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Heads of HTTP/2 that are none. What breaks the connection is {@code unavailable}, what breaks a stream may be {@code internal}. */
final class HttpTwoHeadRows {
    private static final Call UNARY = new Call(GRPC, Http.HTTP_2, Kind.UNARY);
    private static final String BROKEN = "unavailable internal";
    private static final int MANY = 10_000;

    private HttpTwoHeadRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(headers());
        rows.addAll(blocks());
        rows.addAll(informational());
        return rows;
    }

    private static List<Row> headers() {
        Rows rows = Rows.of(UNARY);
        head(rows, "no status", BROKEN, "content-type", "application/grpc");
        head(rows, "status of letters", BROKEN, ":status", "abc");
        head(rows, "empty status", BROKEN, ":status", "");
        head(rows, "two statuses", BROKEN, ":status", "200", ":status", "200");
        head(rows, "status 99999", BROKEN + " unknown", ":status", "99999");
        head(rows, "unknown pseudo-header", BROKEN, ":status", "200", ":x", "y");
        head(rows, "pseudo-header of a request", BROKEN, ":status", "200", ":path", "/");
        head(rows, "status after a header", BROKEN, "x", "y", ":status", "200");
        head(rows, "name in capitals", BROKEN, ":status", "200", "Content-Type", "x");
        head(rows, "empty name", BROKEN, ":status", "200", "", "x");
        value(rows, "line break in a value", "y\r\nz: 1");
        value(rows, "zero in a value", "\0");
        head(rows, "header of a connection", BROKEN, ":status", "200", "connection", "close");
        head(rows, "transfer coding", BROKEN, ":status", "200", "transfer-encoding", "chunked");
        return rows.http2(
                        "length that the body does not have",
                        BROKEN,
                        a -> {
                            a.okWith("content-length", "3");
                            a.body(Bytes.well());
                            a.finish();
                        })
                .http2(
                        "10,000 headers",
                        BROKEN + " resource_exhausted",
                        a -> bigHead(a, Bytes.repeat(Hpack.block("x", "y"), MANY)))
                .http2(
                        "1 MiB of headers",
                        BROKEN + " resource_exhausted",
                        a -> bigHead(a, Hpack.block("x", "y".repeat(1 << 20))))
                .rows();
    }

    /** A head, then all that belongs to a good response. */
    private static void head(Rows rows, String name, String expected, String... headers) {
        rows.http2(
                name,
                expected,
                a -> {
                    a.headers(0, headers);
                    a.body(Bytes.well());
                    a.finish();
                });
    }

    private static void value(Rows rows, String name, String value) {
        String type = UNARY.contentType();
        head(rows, name, BROKEN, ":status", "200", "content-type", type, "x", value);
    }

    private static void bigHead(HttpTwoStream a, byte[] more) throws IOException {
        byte[] head = Hpack.block(":status", "200", "content-type", "application/grpc");
        a.frame(Frame.HEADERS, 0, head);
        for (int start = 0; start < more.length; start += 16_000) {
            int end = Math.min(more.length, start + 16_000);
            a.frame(Frame.CONTINUATION, 0, Arrays.copyOfRange(more, start, end));
        }
        a.frame(Frame.CONTINUATION, Frame.END_HEADERS, new byte[0]);
        a.body(Bytes.well());
        a.finish();
    }

    private static List<Row> blocks() {
        Rows rows = Rows.of(UNARY);
        block(rows, "HPACK: index 0", 0x80);
        block(rows, "HPACK: index that is not there", 0xff, 0x7f);
        block(rows, "HPACK: endless number", 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);
        block(rows, "HPACK: text cut off", 0, 0x7f, 'x');
        block(rows, "HPACK: bad Huffman code", 0, 1, 'x', 0x84, 0xff, 0xff, 0xff, 0xff);
        block(rows, "HPACK: table of 1 GiB", 0x3f, 0xe1, 0xff, 0xff, 0xff, 3);
        return rows.rows();
    }

    private static void block(Rows rows, String name, int... block) {
        rows.http2(name, BROKEN, a -> a.frame(Frame.HEADERS, Frame.END_HEADERS, Bytes.of(block)));
    }

    private static List<Row> informational() {
        return Rows.of(UNARY)
                .http2("103", "ok", a -> informationalThenWell(a, 103, 1))
                .http2(
                        "100 a thousand times",
                        "ok " + BROKEN,
                        a -> informationalThenWell(a, 100, 1000))
                .http2(
                        "103 a thousand times",
                        "ok " + BROKEN,
                        a -> informationalThenWell(a, 103, 1000))
                .http2("100 that ends the stream", "deadline_exceeded", a -> a.bare(100))
                .http2("101", BROKEN, a -> a.head(101))
                .http2("100, then silence", "deadline_exceeded", a -> a.head(100))
                .rows();
    }

    private static void informationalThenWell(HttpTwoStream a, int status, int times)
            throws IOException {
        for (int i = 0; i < times; i++) {
            a.head(status, "link", "</x>");
        }
        a.well();
    }
}
