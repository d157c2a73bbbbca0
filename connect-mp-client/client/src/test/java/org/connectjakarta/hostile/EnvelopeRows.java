package org.connectjakarta.hostile;

import static org.connectjakarta.client.Protocol.CONNECT;
import static org.connectjakarta.client.Protocol.GRPC;
import static org.connectjakarta.client.Protocol.GRPC_WEB;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Envelopes that lie, the same in all protocols that have them. */
final class EnvelopeRows {
    private static final List<Call> CALLS =
            List.of(
                    new Call(CONNECT, Http.HTTP_1, Kind.SERVER_STREAM),
                    new Call(CONNECT, Http.HTTP_2, Kind.CLIENT_STREAM),
                    new Call(GRPC, Http.HTTP_2, Kind.BIDI),
                    new Call(GRPC_WEB, Http.HTTP_1, Kind.UNARY));

    private EnvelopeRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Call call : CALLS) {
            rows.addAll(prefixes(call));
            rows.addAll(messages(call));
            rows.addAll(heads(call));
        }
        rows.addAll(bombs(CALLS.get(0)));
        rows.addAll(bombs(CALLS.get(2)));
        return rows;
    }

    private static List<Row> prefixes(Call call) {
        byte[] content = Bytes.message(Bytes.WELL);
        return Rows.of(call)
                .row("end within a prefix", "internal", a -> a.only(Bytes.of(0, 0, 0)))
                .row(
                        "end within a message",
                        "internal",
                        a -> a.only(Bytes.claiming(0, 100, content)))
                .row(
                        "length one too large",
                        "internal",
                        a -> a.messages(Bytes.claiming(0, content.length + 1, content)))
                .row(
                        "length one too small",
                        "internal",
                        a -> a.messages(Bytes.claiming(0, content.length - 1, content)))
                .row("length of 4 GiB", "resource_exhausted", a -> claim(a, 0xffff_ffffL))
                .row("length of 2 GiB", "resource_exhausted", a -> claim(a, 0x7fff_ffffL))
                .row("length of 5 MiB", "resource_exhausted", a -> claim(a, 5 * 1024 * 1024))
                .row("length of 3 MiB, then silence", "deadline_exceeded", a -> claim(a, 3 << 20))
                .row("unknown flag", "internal", a -> a.messages(Bytes.envelope(0x40, content)))
                .row(
                        "compressed without a compression",
                        "internal",
                        a -> a.messages(Bytes.envelope(1, Bombs.compress("gzip", content))))
                .row(
                        "message that is not proto",
                        "internal",
                        a -> a.messages(Bytes.envelope(0, Bytes.of(0xff, 0xff))))
                .rows();
    }

    /** Half an envelope, and no more. */
    private static void claim(Answer a, long length) throws IOException {
        a.ok();
        a.body(Bytes.claiming(0, length, Bytes.text("abc")));
    }

    private static List<Row> messages(Call call) {
        boolean many = call.kind().hasManyResponses();
        return Rows.of(call)
                .row("no message", many ? "ok" : "unimplemented", Answer::messages)
                .row(
                        "two messages",
                        many ? "ok" : "unimplemented",
                        a -> a.messages(Bytes.well(), Bytes.well()))
                .row(
                        "50,000 empty messages",
                        many ? "ok" : "unimplemented",
                        a -> a.messages(Bytes.repeat(Bytes.of(0, 0, 0, 0, 0), 50_000)))
                .row(
                        "endless messages",
                        many ? "deadline_exceeded" : "unimplemented",
                        a -> {
                            byte[] some = Bytes.repeat(Bytes.well(), 5000);
                            a.ok();
                            a.endlessly(b -> b.body(some));
                        })
                .row(
                        "each byte by itself",
                        "ok",
                        a -> {
                            a.ok();
                            for (byte b : Bytes.well()) {
                                a.body(new byte[] {b});
                            }
                            a.finish();
                        })
                .row(
                        "a message, then silence",
                        "deadline_exceeded",
                        a -> {
                            a.ok();
                            a.body(Bytes.well());
                        })
                .row("head, then silence", "deadline_exceeded", Answer::ok)
                .row("silence", "deadline_exceeded", a -> {})
                .rows();
    }

    private static List<Row> heads(Call call) {
        return Rows.of(call)
                .row("HTML", "unknown", a -> type(a, "text/html"))
                .row("no content type", "unknown", a -> a.bare(200))
                .row("JSON for proto", "internal", a -> type(a, call.contentType("json")))
                .row("type of unary Connect", "unknown", a -> type(a, "application/proto"))
                .row("HTTP status 503", "unavailable", a -> a.bare(503))
                .row("HTTP status 503, then silence", "unavailable", a -> a.head(503))
                .row("HTTP status 404", "unimplemented", a -> a.bare(404))
                .row("HTTP status 204", "unknown", a -> a.bare(204))
                .row("redirect", "unknown", a -> a.bare(307, "location", "/"))
                .row(
                        "unknown compression",
                        "internal",
                        a -> {
                            a.ok("lzma");
                            a.body(Bytes.well());
                            a.finish();
                        })
                .rows();
    }

    private static void type(Answer a, String type) throws IOException {
        a.head(200, "content-type", type);
        a.body(Bytes.well());
        a.finish();
    }

    private static List<Row> bombs(Call call) {
        Rows rows = Rows.of(call);
        for (String compression : Bombs.COMPRESSIONS) {
            rows.row(
                    "bomb in " + compression,
                    "resource_exhausted",
                    a -> compressed(a, compression, Bombs.of(compression)));
            rows.row(
                    "cut off " + compression,
                    "internal",
                    a -> compressed(a, compression, Bombs.cutOff(compression)));
        }
        return rows.rows();
    }

    private static void compressed(Answer a, String compression, byte[] content)
            throws IOException {
        a.ok(compression);
        a.body(Bytes.envelope(1, content));
        a.finish();
    }
}
