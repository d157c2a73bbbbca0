package org.connectjakarta.hostile;

import static org.connectjakarta.client.Protocol.CONNECT;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Unary Connect: heads that are wrong, bodies that are no message, errors that are none. */
final class UnaryRows {
    private static final Call HTTP_1 = new Call(CONNECT, Http.HTTP_1, Kind.UNARY);
    private static final Call HTTP_2 = new Call(CONNECT, Http.HTTP_2, Kind.UNARY);
    private static final Call GET = new Call(CONNECT, Http.HTTP_1, Kind.GET);

    /** What the protocol makes of statuses that come without an error of its own. */
    private static final Map<Integer, String> STATUSES =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry(204, "unknown"),
                            Map.entry(206, "unknown"),
                            Map.entry(400, "internal"),
                            Map.entry(401, "unauthenticated"),
                            Map.entry(403, "permission_denied"),
                            Map.entry(404, "unimplemented"),
                            Map.entry(408, "unknown"),
                            Map.entry(414, "unknown"),
                            Map.entry(429, "unavailable"),
                            Map.entry(500, "unknown"),
                            Map.entry(502, "unavailable"),
                            Map.entry(503, "unavailable"),
                            Map.entry(504, "unavailable"),
                            Map.entry(599, "unknown"),
                            Map.entry(999, "unknown")));

    private UnaryRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(statuses(HTTP_1));
        rows.addAll(statuses(HTTP_2));
        rows.addAll(heads(HTTP_1));
        rows.addAll(bodies(HTTP_2));
        rows.addAll(bombs(HTTP_1));
        rows.addAll(bombs(HTTP_2));
        rows.addAll(errors(HTTP_1));
        rows.addAll(
                Rows.of(GET)
                        .row("GET answered by 304", "unknown", a -> a.bare(304, "etag", "\"1\""))
                        .row("GET redirected", "unknown", a -> a.bare(302, "location", "/"))
                        .row("GET answered by HTML", "unknown", UnaryRows::html)
                        .row("GET without an answer", "deadline_exceeded", a -> {})
                        .rows());
        return rows;
    }

    private static List<Row> statuses(Call call) {
        Rows rows = Rows.of(call);
        STATUSES.forEach(
                (status, code) -> rows.row("HTTP status " + status, code, a -> a.bare(status)));
        for (int status : List.of(300, 301, 302, 303, 307, 308)) {
            rows.row(
                    "redirect " + status,
                    "unknown",
                    a -> a.bare(status, "location", a.server().url() + "/elsewhere"));
        }
        return rows.rows();
    }

    private static void html(Answer a) throws IOException {
        a.head(200, "content-type", "text/html");
        a.body(Bytes.text("<html>Welcome</html>"));
        a.end();
    }

    private static List<Row> heads(Call call) {
        return Rows.of(call)
                .row("HTML", "unknown", UnaryRows::html)
                .row("no content type", "unknown", a -> a.bare(200))
                .row("empty content type", "unknown", a -> a.bare(200, "content-type", ""))
                .row("JSON for proto", "internal", a -> type(a, "application/json"))
                .row("unknown codec", "internal", a -> type(a, "application/x-thing"))
                .row("type of a stream", "internal", a -> type(a, "application/connect+proto"))
                .row("type of gRPC", "internal", a -> type(a, "application/grpc"))
                .row("other charset", "unknown", a -> type(a, "application/proto; charset=utf-7"))
                .row(
                        "unknown compression",
                        "internal",
                        a -> {
                            a.ok("lzma");
                            a.body(Bytes.message(Bytes.WELL));
                            a.end();
                        })
                .row("HTTP status 503, then silence", "unavailable", a -> a.head(503))
                .row("head, then silence", "deadline_exceeded", Answer::ok)
                .row(
                        "half a body, then silence",
                        "deadline_exceeded",
                        a -> {
                            a.ok();
                            a.body(Bytes.of(10));
                        })
                .row("silence", "deadline_exceeded", a -> {})
                .rows();
    }

    private static void type(Answer a, String type) throws IOException {
        a.head(200, "content-type", type);
        a.body(Bytes.message(Bytes.WELL));
        a.end();
    }

    private static List<Row> bodies(Call call) {
        byte[] megabyte = new byte[1024 * 1024];
        return Rows.of(call)
                .row("body that is not proto", "internal", a -> a.messages(Bytes.of(0xff, 0xff)))
                .row("message cut off", "internal", a -> a.messages(Bytes.of(10, 4, 'w', 'e')))
                .row(
                        "message that claims 2 GiB",
                        "internal",
                        a -> a.messages(Bytes.of(10, 0xff, 0xff, 0xff, 0xff, 7)))
                .row("text that is not UTF-8", "internal", a -> a.messages(Bytes.of(10, 1, 0xff)))
                .row("empty body", "ok", Answer::messages)
                .row("8 MiB", "resource_exhausted", a -> a.messages(Bytes.repeat(megabyte, 8)))
                .row(
                        "endless body",
                        "resource_exhausted",
                        a -> {
                            a.ok();
                            a.endlessly(b -> b.body(megabyte));
                        })
                .row(
                        "endless empty pieces",
                        "unavailable",
                        a -> {
                            a.ok();
                            a.endlessly(b -> b.body(new byte[0]));
                        })
                .rows();
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
            rows.row(
                    "garbage for " + compression,
                    "internal",
                    a -> compressed(a, compression, Bytes.text("not compressed at all")));
        }
        return rows.rows();
    }

    private static void compressed(Answer a, String compression, byte[] body) throws IOException {
        a.ok(compression);
        a.body(body);
        a.end();
    }

    private static List<Row> errors(Call call) {
        return Rows.of(call)
                .row("error without a body", "unavailable", a -> error(a, ""))
                .row("error that is garbage", "unavailable", a -> error(a, "\u00ff{]"))
                .row("error that is null", "unavailable", a -> error(a, "null"))
                .row("error that is an array", "unavailable", a -> error(a, "[1]"))
                .row("error without a code", "unavailable", a -> error(a, "{}"))
                .row("error with an unknown code", "unavailable", a -> error(a, "{\"code\":\"x\"}"))
                .row("error with a number", "unavailable", a -> error(a, "{\"code\":5}"))
                .row("error of depth 100,000", "unavailable", a -> error(a, "[".repeat(100_000)))
                .row(
                        "error with an object for its message",
                        "not_found",
                        a -> error(a, "{\"code\":\"not_found\",\"message\":{}}"))
                .row(
                        "error with bad details",
                        "not_found",
                        a ->
                                error(
                                        a,
                                        "{\"code\":\"not_found\",\"details\":[1,{},{\"type\":\"x\","
                                                + "\"value\":\"?\"}]}"))
                .row(
                        "error with details that are text",
                        "not_found",
                        a -> error(a, "{\"code\":\"not_found\",\"details\":\"x\"}"))
                .row(
                        "error of 8 MiB",
                        "resource_exhausted",
                        a ->
                                error(
                                        a,
                                        "{\"code\":\"not_found\",\"message\":\""
                                                + "m".repeat(8 * 1024 * 1024)))
                .row(
                        "error that is a bomb",
                        "resource_exhausted",
                        a -> {
                            a.head(
                                    503,
                                    "content-type",
                                    "application/json",
                                    "content-encoding",
                                    "gzip");
                            a.body(Bombs.of("gzip"));
                            a.end();
                        })
                .row(
                        "error that is half there, then silence",
                        "deadline_exceeded",
                        a -> {
                            a.head(503, "content-type", "application/json");
                            a.body(Bytes.text("{\"code\":"));
                        })
                .rows();
    }

    private static void error(Answer a, String json) throws IOException {
        a.head(503, "content-type", "application/json");
        a.body(Bytes.text(json));
        a.end();
    }
}
