package org.connectjakarta.benchmarks.client;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.connectjakarta.benchmarks.load.ServerProcess;
import org.connectjakarta.benchmarks.wire.Bytes;

/**
 * The server that clients call: a bare handler of Vert.x that gives back the bytes that it gets, since a server that did more would be
 * what limits them. Streams get one message and no end.
 */
public final class EchoPeer {
    /** By default it would be 100. */
    private static final int MAX_STREAMS = 100_000;

    private static final Buffer MESSAGE = Buffer.buffer(Bytes.envelope(Bytes.proto()));

    /** Touched by the one event loop only. */
    private final Set<HttpServerRequest> open = new HashSet<>();

    private EchoPeer() {}

    /** This server in a process of its own. */
    static ServerProcess start() throws Exception {
        return ServerProcess.start(
                "echo-peer",
                port ->
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx1g",
                                "-cp",
                                System.getProperty("java.class.path"),
                                EchoPeer.class.getName(),
                                Integer.toString(port)));
    }

    /**
     * @param arguments the port
     */
    public static void main(String[] arguments) {
        EchoPeer peer = new EchoPeer();
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1))
                .createHttpServer(
                        new HttpServerOptions()
                                .setHost("127.0.0.1")
                                .setPort(Integer.parseInt(arguments[0]))
                                // A client that cancels thousands of streams is welcome here.
                                .setHttp2RstFloodMaxRstFramePerWindow(MAX_STREAMS)
                                .setInitialSettings(
                                        new Http2Settings().setMaxConcurrentStreams(MAX_STREAMS)))
                .requestHandler(peer::answer)
                .listen()
                .onFailure(
                        failure -> {
                            failure.printStackTrace();
                            System.exit(1);
                        });
    }

    private void answer(HttpServerRequest request) {
        if (request.path().endsWith("/Echo")) {
            request.body().onSuccess(body -> echo(request, body));
        } else if (request.path().endsWith("/Count")) {
            hold(request);
        } else {
            request.response().end(Integer.toString(open.size()));
        }
    }

    private static void echo(HttpServerRequest request, Buffer body) {
        String contentType = request.getHeader("content-type");
        HttpServerResponse response = request.response().putHeader("content-type", contentType);
        if (contentType.startsWith("application/grpc")) {
            response.putTrailer("grpc-status", "0");
        }
        response.end(body);
    }

    /** A message now, and then nothing until the client breaks it off. */
    private void hold(HttpServerRequest request) {
        open.add(request);
        request.response().exceptionHandler(broken -> open.remove(request));
        request.response()
                .putHeader("content-type", request.getHeader("content-type"))
                .setChunked(true)
                .write(MESSAGE);
    }
}
