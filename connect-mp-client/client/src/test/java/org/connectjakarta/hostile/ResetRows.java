package org.connectjakarta.hostile;

import static org.connectjakarta.client.Protocol.CONNECT;
import static org.connectjakarta.client.Protocol.GRPC;
import static org.connectjakarta.client.Protocol.GRPC_WEB;

import java.util.ArrayList;
import java.util.List;

/** Streams that are reset with every error code (RFC 9113, section 7), at every stage of a call, and GOAWAY. */
final class ResetRows {
    private static final Call UNARY = new Call(CONNECT, Http.HTTP_2, Kind.UNARY);
    private static final Call STREAM = new Call(GRPC, Http.HTTP_2, Kind.SERVER_STREAM);
    private static final Call WEB_BIDI = new Call(GRPC_WEB, Http.HTTP_2, Kind.BIDI);

    /** By error code. */
    private static final List<String> EXPECTED =
            List.of(
                    "internal", // NO_ERROR
                    "internal", // PROTOCOL_ERROR
                    "internal", // INTERNAL_ERROR
                    "internal", // FLOW_CONTROL_ERROR
                    "internal", // SETTINGS_TIMEOUT
                    "unknown", // STREAM_CLOSED
                    "internal", // FRAME_SIZE_ERROR
                    "unavailable", // REFUSED_STREAM
                    "canceled", // CANCEL
                    "internal", // COMPRESSION_ERROR
                    "internal", // CONNECT_ERROR
                    "resource_exhausted", // ENHANCE_YOUR_CALM
                    "permission_denied", // INADEQUATE_SECURITY
                    "unknown", // HTTP_1_1_REQUIRED
                    "unknown"); // none of HTTP/2

    private ResetRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(resets(UNARY));
        rows.addAll(resets(STREAM));
        rows.addAll(afterTheEnd());
        rows.addAll(goAways(UNARY));
        rows.addAll(goAways(WEB_BIDI));
        return rows;
    }

    private static List<Row> resets(Call call) {
        Rows rows = Rows.of(call);
        for (int code = 0; code < EXPECTED.size(); code++) {
            int error = code;
            String name = "reset with code " + code;
            String expected = EXPECTED.get(code);
            rows.http2(name + " before the head", expected, a -> a.rst(error));
            rows.http2(
                    name + " after the head",
                    expected,
                    a -> {
                        a.ok();
                        a.rst(error);
                    });
            rows.http2(
                    name + " within a message",
                    expected,
                    a -> {
                        a.ok();
                        a.body(Bytes.of(0, 0, 0, 0, 99, 1));
                        a.rst(error);
                    });
        }
        return rows.rows();
    }

    private static List<Row> afterTheEnd() {
        return Rows.of(STREAM)
                .http2(
                        "reset after the end",
                        "ok",
                        a -> {
                            a.well();
                            a.rst(0);
                        })
                .http2(
                        "reset of a stream that never was",
                        "unavailable internal",
                        a -> a.frame(Frame.RST_STREAM, 0, 99, Frame.numbers(0)))
                .http2(
                        "reset that is too short",
                        "unavailable internal",
                        a -> a.frame(Frame.RST_STREAM, 0, Bytes.of(0)))
                .rows();
    }

    private static List<Row> goAways(Call call) {
        return Rows.of(call)
                .http2("GOAWAY that does not cover the call", "unavailable", a -> a.goAway(0, 0))
                .http2(
                        "GOAWAY that covers the call, then the response",
                        "ok",
                        a -> {
                            a.goAway(a.id(), 0);
                            a.well();
                        })
                .http2(
                        "GOAWAY that covers the call, then the end",
                        "unavailable",
                        a -> {
                            a.goAway(a.id(), 0);
                            a.wire().close();
                        })
                .http2(
                        "GOAWAY that covers the call, then silence",
                        "deadline_exceeded",
                        a -> a.goAway(a.id(), 0))
                .http2(
                        "GOAWAY within a message",
                        "unavailable",
                        a -> {
                            a.ok();
                            a.body(Bytes.of(0, 0, 0, 0, 99, 1));
                            a.goAway(0, 0);
                        })
                .http2(
                        "GOAWAY for ENHANCE_YOUR_CALM, then the end",
                        "unavailable resource_exhausted",
                        a -> {
                            a.goAway(a.id(), 0xb);
                            a.wire().close();
                        })
                .http2(
                        "GOAWAY that is too short",
                        "unavailable internal",
                        a -> a.frame(Frame.GOAWAY, 0, 0, Bytes.of(1, 2, 3)))
                .at(Stage.ACCEPT)
                .http2(
                        "GOAWAY instead of settings",
                        "unavailable",
                        a -> {
                            a.goAway(0, 0);
                            a.wire().halfClose();
                        })
                .rows();
    }
}
