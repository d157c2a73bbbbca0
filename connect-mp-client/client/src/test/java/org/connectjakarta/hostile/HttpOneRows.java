package org.connectjakarta.hostile;

import static org.connectjakarta.client.Protocol.CONNECT;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Bytes that are not quite HTTP/1.1. */
final class HttpOneRows {
    private static final Call UNARY = new Call(CONNECT, Http.HTTP_1, Kind.UNARY);
    private static final Call SERVER_STREAM = new Call(CONNECT, Http.HTTP_1, Kind.SERVER_STREAM);
    private static final Call UPLOAD = new Call(CONNECT, Http.HTTP_1, Kind.UPLOAD);
    private static final String WELL = new String(Bytes.message(Bytes.WELL));
    private static final int MANY = 10_000;

    private HttpOneRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(statusLines());
        rows.addAll(informational());
        rows.addAll(headers());
        rows.addAll(lengths());
        rows.addAll(chunks());
        rows.addAll(orders());
        rows.addAll(uploads());
        return rows;
    }

    private static List<Row> statusLines() {
        Rows rows = Rows.of(UNARY);
        bytes(rows, "greeting of SSH", "SSH-2.0-server\r\n\r\n");
        bytes(rows, "greeting of SMTP", "220 mail ready\r\n\r\n");
        bytes(rows, "zeros", "\0".repeat(1000) + "\r\n\r\n");
        bytes(rows, "status of letters", "HTTP/1.1 abc OK\r\n\r\n");
        bytes(rows, "no status", "HTTP/1.1\r\n\r\n");
        bytes(rows, "negative status", "HTTP/1.1 -200 OK\r\n\r\n");
        bytes(rows, "unknown version", "HTTP/9.9 200 OK\r\n\r\n");
        bytes(rows, "status line of 1 MiB", "HTTP/1.1 200 " + "x".repeat(1 << 20));
        bytes(rows, "frames of HTTP/2", "\0\0\0\4\0\0\0\0\0\r\n\r\n");
        return rows.row("status of five digits", "unknown", a -> a.bare(20_000))
                .row("endless line", "unavailable", a -> a.endlessly(b -> b.wire().send("xxxx")))
                .rows();
    }

    /** Bytes that are no response. */
    private static void bytes(Rows rows, String name, String bytes) {
        rows.row(name, "unavailable", a -> a.wire().send(bytes));
    }

    private static List<Row> informational() {
        String go = "HTTP/1.1 100 Continue\r\n\r\n";
        String hints = "HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n";
        return Rows.of(UNARY)
                .row("100 that nobody asked for", "ok", a -> sendThenWell(a, go))
                .row("103", "ok", a -> sendThenWell(a, hints))
                .row("100 a thousand times", "ok", a -> sendThenWell(a, go.repeat(1000)))
                .row("103 a thousand times", "ok", a -> sendThenWell(a, hints.repeat(1000)))
                .row("endless 100", "deadline_exceeded", a -> a.endlessly(b -> b.wire().send(go)))
                .row("101", "unavailable", a -> a.wire().send("HTTP/1.1 101 Switch\r\n\r\n"))
                .row("100, then silence", "deadline_exceeded", a -> a.wire().send(go))
                .rows();
    }

    private static void sendThenWell(Answer a, String text) throws IOException {
        a.wire().send(text);
        a.well();
    }

    private static List<Row> headers() {
        String length = "content-length: 6\r\n";
        return Rows.of(UNARY)
                .http1(
                        "1 MiB of headers",
                        "unavailable",
                        a -> a.okWith(("x-" + "n".repeat(1000) + ": v\r\n").repeat(1000), ""))
                .http1("a header of 1 MiB", "unavailable", a -> a.okWith(header(1 << 20), ""))
                .http1(
                        "10,000 headers",
                        "unavailable",
                        a -> a.okWith("xxxx: v\r\n".repeat(MANY), ""))
                .http1(
                        "endless headers",
                        "unavailable",
                        a -> {
                            a.wire().send("HTTP/1.1 200 OK\r\n");
                            a.endlessly(b -> b.wire().send("x: y\r\n"));
                        })
                .http1(
                        "half a head, then silence",
                        "deadline_exceeded",
                        a -> a.wire().send("HTTP/1.1 200 OK\r\ncontent-"))
                .http1(
                        "header without a colon",
                        "unavailable ok",
                        a -> a.okWith(length + "xxx\r\n", WELL))
                .http1(
                        "header without a name",
                        "unavailable",
                        a -> a.okWith(": x\r\n" + length, WELL))
                .http1(
                        "space in a name",
                        "unavailable ok",
                        a -> a.okWith("a b: x\r\n" + length, WELL))
                .http1("zero in a value", "unavailable", a -> a.okWith("a: \0\r\n" + length, WELL))
                .rows();
    }

    private static String header(int length) {
        return "x: " + "v".repeat(length) + "\r\n";
    }

    private static List<Row> lengths() {
        Rows rows = Rows.of(UNARY);
        length(rows, "length that is right", "ok", "6", WELL);
        length(rows, "length too large", "deadline_exceeded", "7", WELL);
        length(rows, "length of letters", "unavailable", "six", WELL);
        length(rows, "negative length", "unavailable", "-6", WELL);
        length(rows, "length of 30 digits", "unavailable", "6".repeat(30), WELL);
        length(rows, "two lengths in one", "unavailable", "6, 7", WELL);
        length(rows, "two lengths", "unavailable", "6\r\ncontent-length: 7", WELL);
        length(rows, "length of 4 GiB", "deadline_exceeded", "4294967296", "");
        return rows.http1(
                        "length too small",
                        "internal",
                        a -> {
                            a.wire().stuck();
                            a.okWith("content-length: 5\r\n", WELL);
                        })
                .http1(
                        "length too large, then the end",
                        "unavailable",
                        a -> {
                            a.okWith("content-length: 7\r\n", WELL);
                            a.wire().close();
                        })
                .http1(
                        "body that ends with the connection",
                        "ok",
                        a -> {
                            a.okWith("", WELL);
                            a.wire().halfClose();
                        })
                .rows();
    }

    private static void length(
            Rows rows, String name, String expected, String length, String body) {
        rows.http1(name, expected, a -> a.okWith("content-length: " + length + "\r\n", body));
    }

    private static List<Row> chunks() {
        Rows rows = Rows.of(UNARY);
        chunked(rows, "chunk of a length of letters", "unavailable", "zz\r\n" + WELL);
        chunked(rows, "chunk of a negative length", "unavailable", "-6\r\n" + WELL);
        chunked(rows, "chunk without an end", "unavailable", "6\r\n" + WELL + "xx\r\n0\r\n\r\n");
        chunked(rows, "chunk of 2^64 bytes", "unavailable", "ffffffffffffffff\r\n" + WELL);
        chunked(rows, "chunk of 2 GiB", "deadline_exceeded", "7fffffff\r\n" + WELL);
        chunked(rows, "no last chunk", "deadline_exceeded", "6\r\n" + WELL + "\r\n");
        chunked(rows, "endless chunk length", "unavailable", "0".repeat(1 << 20));
        chunked(rows, "1 MiB of trailers", "unavailable", "0\r\n" + header(1 << 20) + "\r\n");
        chunked(
                rows,
                "trailers that are none",
                "ok unavailable",
                "6\r\n" + WELL + "\r\n0\r\nxx\r\n\r\n");
        chunked(
                rows,
                "length beside chunks",
                "ok unavailable",
                "6\r\n" + WELL + "\r\n0\r\n\r\n",
                "content-length: 3\r\n");
        return rows.http1(
                        "unknown transfer coding",
                        "ok unavailable internal",
                        a -> {
                            a.okWith("transfer-encoding: rot13\r\n", WELL);
                            a.wire().halfClose();
                        })
                .on(SERVER_STREAM)
                .http1(
                        "chunk of garbage within a stream",
                        "unavailable",
                        a -> {
                            a.ok();
                            a.body(Bytes.well());
                            a.wire().send("hello\r\n");
                        })
                .rows();
    }

    private static void chunked(
            Rows rows, String name, String expected, String body, String... more) {
        rows.http1(
                name,
                expected,
                a -> a.okWith("transfer-encoding: chunked\r\n" + String.join("", more), body));
    }

    /** Responses that nobody waits for: the next call must not get them. */
    private static List<Row> orders() {
        return Rows.of(UNARY)
                .http1(
                        "two responses",
                        "ok",
                        a -> {
                            a.wire().stuck();
                            a.well();
                            poison(a);
                        })
                .at(Stage.ACCEPT)
                .http1("response before the request", "unavailable ok", HttpOneRows::poison)
                .http1("status 408 before the request", "unavailable unknown", a -> a.bare(408))
                .rows();
    }

    private static void poison(HttpOne a) throws IOException {
        a.okWith("content-length: 8\r\n", new String(Bytes.message("poison")));
    }

    private static List<Row> uploads() {
        return Rows.of(UPLOAD)
                .at(Stage.HEAD)
                .row("response before the end of the request", "ok", Answer::well)
                .row("refusal before the end of the request", "unavailable", a -> a.bare(503))
                .row(
                        "refusal before the end of the request, then the end",
                        "unavailable",
                        a -> {
                            a.bare(429, "connection", "close");
                            a.wire().halfClose();
                        })
                .row("request that is not read", "deadline_exceeded", a -> awaitEnd(a))
                .rows();
    }

    private static void awaitEnd(Answer a) throws IOException {
        a.endlessly(b -> LockSupport.parkNanos(1_000_000));
    }
}
