package org.connectjakarta.hostile;

import static org.connectjakarta.client.Protocol.CONNECT;
import static org.connectjakarta.client.Protocol.GRPC;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Frames that must not be. What breaks the connection is {@code unavailable}, what breaks a stream may be {@code internal}. */
final class HttpTwoRows {
    private static final Call UNARY = new Call(GRPC, Http.HTTP_2, Kind.UNARY);
    private static final Call SERVER_STREAM = new Call(CONNECT, Http.HTTP_2, Kind.SERVER_STREAM);
    private static final Call UPLOAD = new Call(GRPC, Http.HTTP_2, Kind.UPLOAD);
    private static final String BROKEN = "unavailable internal";
    private static final int MANY = 10_000;

    private HttpTwoRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(prefaces());
        rows.addAll(frames());
        rows.addAll(floods());
        rows.addAll(windows());
        return rows;
    }

    private static List<Row> prefaces() {
        return Rows.of(UNARY)
                .at(Stage.ACCEPT)
                .row(
                        "HTTP/1.1 for HTTP/2",
                        "unavailable",
                        a -> a.wire().send("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n"))
                .row("garbage for HTTP/2", "unavailable", a -> a.wire().send("x".repeat(100)))
                .row("no settings", "deadline_exceeded", a -> {})
                .http2(
                        "settings cut off",
                        "unavailable",
                        a -> a.frame(Frame.SETTINGS, 0, 0, Bytes.of(0, 4, 0, 0, 0)))
                .http2(
                        "settings for a stream",
                        "unavailable",
                        a -> a.frame(Frame.SETTINGS, 0, 1, new byte[0]))
                .http2("initial window of 4 GiB", "unavailable", a -> setting(a, 4, -1))
                .http2("frames of at most 1 byte", "unavailable", a -> setting(a, 5, 1))
                .http2("push from a server", "unavailable", a -> setting(a, 2, 1))
                .http2("no streams at all", "deadline_exceeded", a -> setting(a, 3, 0))
                .http2("unknown setting", "ok", a -> goodSetting(a, 0x99, 1))
                .http2("no table for headers", "ok", a -> goodSetting(a, 1, 0))
                .rows();
    }

    private static void setting(HttpTwoStream a, int name, int value) throws IOException {
        a.frame(Frame.SETTINGS, 0, 0, Frame.setting(name, value));
    }

    /** A setting that may be; the rest is as it should be. */
    private static void goodSetting(HttpTwoStream a, int name, int value) throws IOException {
        setting(a, name, value);
        a.server().behave();
    }

    private static List<Row> frames() {
        return Rows.of(SERVER_STREAM)
                .http2(
                        "data before the head",
                        "deadline_exceeded",
                        a -> a.frame(0, 0, Bytes.well()))
                .http2(
                        "data before the head, then the end",
                        "deadline_exceeded",
                        a -> a.frame(0, Frame.END_STREAM, Bytes.well()))
                .http2(
                        "data before the head, then the rest",
                        "ok " + BROKEN,
                        a -> {
                            a.frame(0, 0, Bytes.well());
                            a.well();
                        })
                .http2("data for stream 0", BROKEN, a -> a.frame(0, 0, 0, Bytes.well()))
                .http2(
                        "data for a stream that never was",
                        BROKEN,
                        a -> a.frame(0, 0, 99, new byte[1]))
                .http2(
                        "head for a stream that never was",
                        BROKEN,
                        a -> a.frame(1, Frame.END_HEADERS, 99, Hpack.block(":status", "200")))
                .http2(
                        "head for a stream of the server",
                        BROKEN,
                        a -> {
                            a.wire().stuck();
                            a.frame(1, Frame.END_HEADERS, 2, Hpack.block(":status", "200"));
                        })
                .http2(
                        "PUSH_PROMISE",
                        BROKEN,
                        a ->
                                a.frame(
                                        Frame.PUSH_PROMISE,
                                        Frame.END_HEADERS,
                                        Bytes.join(
                                                Frame.numbers(2),
                                                Hpack.block(
                                                        ":method",
                                                        "GET",
                                                        ":scheme",
                                                        "http",
                                                        ":path",
                                                        "/",
                                                        ":authority",
                                                        "x"))))
                .http2(
                        "head that does not end, then data",
                        BROKEN,
                        a -> {
                            a.frame(Frame.HEADERS, 0, Hpack.block(":status", "200"));
                            a.frame(Frame.DATA, 0, Bytes.well());
                        })
                .http2(
                        "continuation of nothing",
                        BROKEN,
                        a -> a.frame(Frame.CONTINUATION, 4, Hpack.block(":status", "200")))
                .http2("frame of 1 MiB", BROKEN, a -> a.frame(0, 0, new byte[1 << 20]))
                .http2(
                        "padding longer than the frame",
                        BROKEN,
                        a -> {
                            a.ok();
                            a.frame(Frame.DATA, Frame.PADDED, Bytes.of(200, 1));
                        })
                .http2("PING of 3 bytes", BROKEN, a -> a.frame(Frame.PING, 0, 0, new byte[3]))
                .http2("PING for a stream", BROKEN, a -> a.frame(Frame.PING, 0, new byte[8]))
                .http2(
                        "frame of an unknown type",
                        "ok",
                        a -> {
                            a.frame(0xbe, 0xff, Bytes.text("hello"));
                            a.well();
                        })
                .http2(
                        "half a frame, then silence",
                        "deadline_exceeded",
                        a -> {
                            a.ok();
                            byte[] data = Bytes.well();
                            a.wire().stuck();
                            a.wire().send(new Frame(0, 0, a.id(), data).claiming(data.length + 9));
                        })
                .rows();
    }

    private static List<Row> floods() {
        return Rows.of(SERVER_STREAM)
                .http2("flood of SETTINGS", "ok " + BROKEN, a -> flood(a, Frame.SETTINGS, 0, 0))
                .http2(
                        "flood of acknowledgements",
                        "ok " + BROKEN,
                        a -> flood(a, Frame.SETTINGS, 1, 0))
                .http2("flood of PING", "ok " + BROKEN, a -> flood(a, Frame.PING, 0, 8))
                .http2("flood of answers to PING", "ok " + BROKEN, a -> flood(a, Frame.PING, 1, 8))
                .http2("flood of unknown frames", "ok " + BROKEN, a -> flood(a, 0xbe, 0, 0))
                .http2(
                        "flood of empty data",
                        "ok " + BROKEN,
                        a -> {
                            a.ok();
                            byte[] frame = new Frame(0, 0, a.id(), new byte[0]).bytes();
                            a.wire().send(Bytes.repeat(frame, MANY));
                            a.body(Bytes.well());
                            a.finish();
                        })
                .http2(
                        "flood of empty continuations",
                        BROKEN,
                        a -> {
                            a.frame(Frame.HEADERS, 0, Hpack.block(":status", "200"));
                            byte[] frame = new Frame(9, 0, a.id(), new byte[0]).bytes();
                            a.endlessly(b -> b.wire().send(Bytes.repeat(frame, 100)));
                        })
                .rows();
    }

    private static void flood(HttpTwoStream a, int type, int flags, int size) throws IOException {
        byte[] frame = new Frame(type, flags, 0, new byte[size]).bytes();
        a.wire().send(Bytes.repeat(frame, MANY));
        a.well();
    }

    private static List<Row> windows() {
        return Rows.of(SERVER_STREAM)
                .http2("window of a stream overflows", BROKEN, a -> window(a, a.id(), -1 >>> 1))
                .http2("window of the connection overflows", BROKEN, a -> window(a, 0, -1 >>> 1))
                .http2("window update of 0", BROKEN, a -> window(a, a.id(), 0))
                .http2("window update of 0 for the connection", BROKEN, a -> window(a, 0, 0))
                .http2(
                        "more data than the window",
                        BROKEN,
                        a -> {
                            a.ok();
                            byte[] frame = new Frame(0, 0, a.id(), new byte[16_384]).bytes();
                            a.wire().send(Bytes.repeat(frame, 2000));
                        })
                .on(UPLOAD)
                .http2("request that never ends", "deadline_exceeded", a -> {})
                .at(Stage.HEAD)
                .http2("request that is not read", "deadline_exceeded", a -> {})
                .http2("response before the end of the request", "ok", Answer::well)
                .http2(
                        "error before the end of the request, then a reset",
                        "resource_exhausted",
                        a -> {
                            a.bare(200, "content-type", a.call().contentType(), "grpc-status", "8");
                            a.rst(0);
                        })
                .http2("reset before the end of the request", "unavailable", a -> a.rst(7))
                .at(Stage.ACCEPT)
                .http2("initial window of 0", "deadline_exceeded", a -> setting(a, 4, 0))
                .rows();
    }

    private static void window(HttpTwoStream a, int stream, int size) throws IOException {
        a.frame(Frame.WINDOW_UPDATE, 0, stream, Frame.numbers(size));
    }
}
