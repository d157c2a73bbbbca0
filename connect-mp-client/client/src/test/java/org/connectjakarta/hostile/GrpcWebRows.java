package org.connectjakarta.hostile;

import static org.connectjakarta.client.Protocol.GRPC_WEB;

import java.util.ArrayList;
import java.util.List;

/** gRPC-Web: trailers in the body. */
final class GrpcWebRows {
    private static final Call UNARY = new Call(GRPC_WEB, Http.HTTP_1, Kind.UNARY);
    private static final Call SERVER_STREAM = new Call(GRPC_WEB, Http.HTTP_2, Kind.SERVER_STREAM);

    private GrpcWebRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Call call : List.of(UNARY, SERVER_STREAM)) {
            rows.addAll(trailers(call));
            rows.addAll(ends(call));
        }
        return rows;
    }

    private static List<Row> trailers(Call call) {
        Rows rows = Rows.of(call);
        add(rows, "empty trailers", "unknown", "");
        add(rows, "trailers without a status", "unknown", "x: y\r\n");
        add(rows, "trailers that are garbage", "internal", "\u0000\u0001\u0002");
        add(rows, "trailers without a colon", "internal", "grpc-status 0\r\n");
        add(rows, "status of letters", "unknown", "grpc-status: x\r\n");
        add(rows, "status 99", "unknown", "grpc-status: 99\r\n");
        add(rows, "status in capitals", "ok", "GRPC-STATUS: 0");
        add(rows, "status 5 with a bad message", "not_found", "grpc-status:5\r\ngrpc-message:%z\n");
        return rows.rows();
    }

    private static void add(Rows rows, String name, String expected, String block) {
        rows.row(name, expected, a -> a.only(Bytes.well(), Bytes.webTrailers(block)));
    }

    private static List<Row> ends(Call call) {
        byte[] end = Bytes.webTrailers("grpc-status: 0\r\n");
        return Rows.of(call)
                .row("no trailers", "internal", a -> a.only(Bytes.well()))
                .row("nothing at all", "internal unknown", Answer::only)
                .row("trailers twice", "internal", a -> a.messages(Bytes.well(), end))
                .row("message after the trailers", "internal", a -> a.only(end, Bytes.well()))
                .row("bytes after the trailers", "internal", a -> a.only(end, Bytes.of(1)))
                .row(
                        "trailers of 4 GiB",
                        "resource_exhausted",
                        a -> {
                            a.ok();
                            a.body(Bytes.claiming(0x80, 0xffff_ffffL, Bytes.text("grpc")));
                        })
                .row(
                        "trailers cut off",
                        "internal",
                        a -> a.only(Bytes.well(), Bytes.claiming(0x80, 16, Bytes.text("grpc"))))
                .row(
                        "trailers that are a bomb",
                        "resource_exhausted",
                        a -> {
                            a.ok("br");
                            a.body(Bytes.envelope(0x81, Bombs.of("br")));
                            a.end();
                        })
                .row(
                        "gRPC-Web in text",
                        "unknown",
                        a -> {
                            a.head(200, "content-type", "application/grpc-web-text+proto");
                            a.body(Bytes.text("AAAAAAA="));
                            a.end();
                        })
                .row(
                        "gRPC instead of gRPC-Web",
                        "unknown",
                        a -> {
                            a.head(200, "content-type", "application/grpc+proto");
                            a.body(Bytes.well());
                            a.end("grpc-status", "0");
                        })
                .rows();
    }
}
