package org.connectjakarta.hostile;

import static org.connectjakarta.client.Protocol.CONNECT;

import java.util.ArrayList;
import java.util.List;

/** Streams of Connect that do not end as they should. */
final class EndOfStreamRows {
    private static final Call SERVER_STREAM = new Call(CONNECT, Http.HTTP_2, Kind.SERVER_STREAM);
    private static final Call BIDI = new Call(CONNECT, Http.HTTP_2, Kind.BIDI);
    private static final Call CLIENT_STREAM = new Call(CONNECT, Http.HTTP_1, Kind.CLIENT_STREAM);

    private EndOfStreamRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Call call : List.of(SERVER_STREAM, CLIENT_STREAM)) {
            rows.addAll(ends(call));
        }
        rows.addAll(contents(BIDI));
        return rows;
    }

    private static List<Row> ends(Call call) {
        byte[] end = Bytes.endOfStream("{}");
        return Rows.of(call)
                .row("no end of stream", "internal", a -> a.only(Bytes.well()))
                .row("nothing at all", "internal", Answer::only)
                .row("two ends of stream", "internal", a -> a.messages(Bytes.well(), end))
                .row("message after the end", "internal", a -> a.only(end, Bytes.well()))
                .row("bytes after the end", "internal", a -> a.only(Bytes.well(), end, Bytes.of(0)))
                .row(
                        "endless bytes after the end",
                        "internal",
                        a -> {
                            a.ok();
                            a.body(Bytes.join(Bytes.well(), end));
                            a.endlessly(b -> b.body(new byte[64_000]));
                        })
                .row("flag of gRPC-Web", "internal", a -> a.only(Bytes.webTrailers("")))
                .rows();
    }

    private static List<Row> contents(Call call) {
        Rows rows = Rows.of(call);
        add(rows, "empty end", "internal", "");
        add(rows, "end that is garbage", "internal", "{]");
        add(rows, "end that is null", "internal", "null");
        add(rows, "end that is an array", "internal", "[]");
        add(rows, "end with more behind it", "internal", "{}{}");
        add(rows, "end of depth 50,000", "internal", "[".repeat(50_000));
        add(rows, "error null", "ok", "{\"error\":null}");
        add(rows, "error that is text", "internal", "{\"error\":\"x\"}");
        add(rows, "error without a code", "unknown", "{\"error\":{}}");
        add(rows, "error with an unknown code", "unknown", "{\"error\":{\"code\":\"x\"}}");
        add(rows, "metadata that is text", "internal", "{\"metadata\":\"x\"}");
        add(rows, "metadata without arrays", "internal", "{\"metadata\":{\"a\":\"x\"}}");
        add(rows, "metadata of numbers", "internal", "{\"metadata\":{\"a\":[1]}}");
        add(rows, "metadata with a line break", "ok", "{\"metadata\":{\"a\":[\"x\\r\\ny: z\"]}}");
        add(
                rows,
                "error with bad details",
                "aborted",
                "{\"error\":{\"code\":\"aborted\",\"details\":[{\"type\":5},{\"type\":\"x\","
                        + "\"value\":\"???\"}]}}");
        return rows.row(
                        "end of 8 MiB",
                        "resource_exhausted",
                        a -> a.only(Bytes.claiming(2, 8 << 20, new byte[100])))
                .row(
                        "end that is compressed without a compression",
                        "internal",
                        a -> a.only(Bytes.envelope(3, Bombs.compress("gzip", Bytes.text("{}")))))
                .row(
                        "end that is a bomb",
                        "resource_exhausted",
                        a -> {
                            a.ok("gzip");
                            a.body(Bytes.envelope(3, Bombs.of("gzip")));
                            a.end();
                        })
                .rows();
    }

    private static void add(Rows rows, String name, String expected, String json) {
        rows.row(name, expected, a -> a.only(Bytes.well(), Bytes.endOfStream(json)));
    }
}
