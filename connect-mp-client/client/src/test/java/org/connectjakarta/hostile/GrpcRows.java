package org.connectjakarta.hostile;

import static org.connectjakarta.client.Protocol.GRPC;

import java.util.ArrayList;
import java.util.List;

/** gRPC: statuses and trailers. */
final class GrpcRows {
    private static final Call UNARY = new Call(GRPC, Http.HTTP_2, Kind.UNARY);
    private static final Call SERVER_STREAM = new Call(GRPC, Http.HTTP_2, Kind.SERVER_STREAM);
    private static final Call CLIENT_STREAM = new Call(GRPC, Http.HTTP_2, Kind.CLIENT_STREAM);

    private GrpcRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(statuses(UNARY));
        rows.addAll(trailers(SERVER_STREAM));
        rows.addAll(trailers(CLIENT_STREAM));
        return rows;
    }

    private static List<Row> statuses(Call call) {
        Rows rows = Rows.of(call);
        add(rows, "no grpc-status", "unknown", "x-other", "1");
        add(rows, "empty grpc-status", "unknown", "grpc-status", "");
        add(rows, "grpc-status of letters", "unknown", "grpc-status", "abc");
        add(rows, "grpc-status 99", "unknown", "grpc-status", "99");
        add(rows, "grpc-status -1", "unknown", "grpc-status", "-1");
        add(rows, "grpc-status of 1000 digits", "unknown", "grpc-status", "9".repeat(1000));
        add(rows, "grpc-status 5 after a message", "not_found", "grpc-status", "5");
        add(rows, "two statuses", "not_found", "grpc-status", "5", "grpc-status", "0");
        add(
                rows,
                "bad percent encoding",
                "not_found",
                "grpc-status",
                "5",
                "grpc-message",
                "%zz 100% %e2%82 %");
        add(
                rows,
                "details that are not base64",
                "not_found",
                "grpc-status",
                "5",
                "grpc-status-details-bin",
                "???");
        add(
                rows,
                "details that are not proto",
                "not_found",
                "grpc-status",
                "5",
                "grpc-status-details-bin",
                "/////w");
        add(
                rows,
                "details of another code",
                "not_found",
                "grpc-status",
                "5",
                "grpc-status-details-bin",
                "CAc");
        return rows.rows();
    }

    private static void add(Rows rows, String name, String expected, String... trailers) {
        rows.row(
                name,
                expected,
                a -> {
                    a.ok();
                    a.body(Bytes.well());
                    a.end(trailers);
                });
        rows.row(
                "nothing but a head, " + name,
                expected,
                a -> {
                    String[] headers = new String[trailers.length + 2];
                    headers[0] = "content-type";
                    headers[1] = a.call().contentType();
                    System.arraycopy(trailers, 0, headers, 2, trailers.length);
                    a.bare(200, headers);
                });
    }

    private static List<Row> trailers(Call call) {
        boolean many = call.kind().hasManyResponses();
        return Rows.of(call)
                .row(
                        "no trailers",
                        "internal",
                        a -> {
                            a.ok();
                            a.body(Bytes.well());
                            a.end();
                        })
                .row(
                        "no trailers, but a status in the head",
                        "internal",
                        a -> {
                            a.head(200, "content-type", call.contentType(), "grpc-status", "0");
                            a.body(Bytes.well());
                            a.end();
                        })
                .row("status 0 without a message", many ? "ok" : "unimplemented", Answer::messages)
                .http2(
                        "trailers without the end of the stream",
                        "internal unavailable",
                        a -> {
                            a.ok();
                            a.body(Bytes.well());
                            a.headers(0, "grpc-status", "0");
                        })
                .http2(
                        "trailers twice",
                        "ok internal unavailable",
                        a -> {
                            a.well();
                            a.headers(Frame.END_STREAM, "grpc-status", "5");
                        })
                .http2(
                        "data after the trailers",
                        "ok internal unavailable",
                        a -> {
                            a.well();
                            a.frame(Frame.DATA, Frame.END_STREAM, Bytes.well());
                        })
                .http2(
                        "trailers with a status of HTTP",
                        "internal unavailable",
                        a -> {
                            a.ok();
                            a.body(Bytes.well());
                            a.end(":status", "200", "grpc-status", "0");
                        })
                .row("flag of Connect", "internal", a -> a.only(Bytes.endOfStream("{}")))
                .row("trailers of gRPC-Web", "internal", a -> a.only(Bytes.webTrailers("")))
                .rows();
    }
}
