package org.connectjakarta.hostile;

import static org.connectjakarta.client.Protocol.CONNECT;
import static org.connectjakarta.client.Protocol.GRPC;
import static org.connectjakarta.client.Protocol.GRPC_WEB;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Connections that end at every stage of a call, and those that never become one. */
final class ConnectionRows {
    private static final List<Call> CALLS =
            List.of(
                    new Call(CONNECT, Http.HTTP_1, Kind.UNARY),
                    new Call(CONNECT, Http.HTTP_1, Kind.CLIENT_STREAM),
                    new Call(GRPC_WEB, Http.HTTP_1, Kind.SERVER_STREAM),
                    new Call(CONNECT, Http.HTTP_2, Kind.SERVER_STREAM),
                    new Call(GRPC, Http.HTTP_2, Kind.UNARY),
                    new Call(GRPC, Http.HTTP_2, Kind.BIDI));

    private static final Call TLS = new Call(CONNECT, Http.TLS, Kind.UNARY);

    private ConnectionRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Call call : CALLS) {
            rows.addAll(ends(call, "closed", a -> a.wire().close()));
            rows.addAll(ends(call, "reset", a -> a.wire().reset()));
            rows.addAll(ends(call, "half closed", a -> a.wire().halfClose()));
        }
        rows.addAll(tls());
        return rows;
    }

    private static List<Row> ends(Call call, String how, Act<Answer> end) {
        return Rows.of(call)
                .at(Stage.ACCEPT)
                .row(how + " at once", "unavailable", end)
                .at(Stage.HEAD)
                .row(how + " after the head of the request", "unavailable", end)
                .at(Stage.REQUEST)
                .row(how + " after the request", "unavailable", end)
                .row(how + " within the head", "unavailable", a -> halfHead(a, end))
                .row(
                        how + " after the head",
                        "unavailable",
                        a -> {
                            a.ok();
                            end.on(a);
                        })
                .row(
                        how + " within a message",
                        "unavailable",
                        a -> {
                            a.ok();
                            a.body(Bytes.of(0, 0, 0, 0, 99, 1));
                            end.on(a);
                        })
                .row(
                        how + " before the end of the response",
                        "unavailable",
                        a -> {
                            a.ok();
                            a.body(Bytes.well());
                            end.on(a);
                        })
                .rows();
    }

    private static void halfHead(Answer a, Act<Answer> end) throws IOException {
        if (a instanceof HttpTwoStream stream) {
            stream.wire().send(Bytes.of(0, 0, 50, Frame.HEADERS, 4, 0, 0, 0, stream.id(), 0, 7));
        } else {
            a.wire().send("HTTP/1.1 200 OK\r\ncontent-ty");
        }
        end.on(a);
    }

    private static List<Row> tls() {
        return Rows.of(TLS)
                .at(Stage.ACCEPT)
                .row("garbage for TLS", "unavailable", a -> a.wire().send("no TLS here\r\n\r\n"))
                .row(
                        "HTTP in clear text for TLS",
                        "unavailable",
                        a -> a.wire().send("HTTP/1.1 400 Bad Request\r\n\r\n"))
                .row(
                        "alert of TLS",
                        "unavailable",
                        a -> a.wire().send(Bytes.of(21, 3, 3, 0, 2, 2, 40)))
                .row(
                        "record of TLS that is garbage",
                        "unavailable",
                        a -> a.wire().send(Bytes.of(22, 3, 3, 0, 4, 9, 9, 9, 9)))
                .row("closed within the handshake", "unavailable", a -> a.wire().close())
                .row("reset within the handshake", "unavailable", a -> a.wire().reset())
                .row("silence instead of a handshake", "deadline_exceeded", a -> {})
                .rows();
    }
}
