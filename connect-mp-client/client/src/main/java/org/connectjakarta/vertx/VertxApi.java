package org.connectjakarta.vertx;

import io.netty.buffer.Unpooled;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.ByteBuffer;

/**
 * The calls that are not the same in Vert.x 4.5 and Vert.x 5: everything else that this package calls is in both. Compiled and tested
 * with 4.5 only; for 5 this class is to be written again.
 */
final class VertxApi {
    private static final int MAX_JOINED_FLUSHES = 64;

    private VertxApi() {}

    /** Returns another type in 5. */
    static HttpClient createHttpClient(Vertx vertx, HttpClientOptions options, PoolOptions pool) {
        return vertx.httpClientBuilder()
                .with(options)
                .with(pool)
                .withConnectHandler(VertxApi::prepare)
                .build();
    }

    private static void prepare(HttpConnection connection) {
        joinFlushes(connection);
        // The exchanges hear of it, too; without this Vert.x would log it besides.
        connection.exceptionHandler(gone -> {});
    }

    /**
     * Sends what several calls have to say at one moment in one piece: Vert.x flushes for each of them, a system call each time. By a
     * class that neither version promises to keep.
     */
    private static void joinFlushes(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            base.channel()
                    .pipeline()
                    .addFirst(new FlushConsolidationHandler(MAX_JOINED_FLUSHES, true));
        }
    }

    /** Returns another type in 5. Over HTTP/1.1 this closes the connection. */
    static void reset(HttpClientRequest request, long code) {
        request.reset(code);
    }

    /** Called {@code writeHead} in 5. */
    static Future<Void> sendHead(HttpClientRequest request) {
        return request.sendHead();
    }

    /** The bytes of a buffer, not copied. In 5 by {@code BufferInternal}. */
    @SuppressWarnings("deprecation")
    static ByteBuffer bytes(Buffer buffer) {
        return buffer.getByteBuf().nioBuffer();
    }

    /** A buffer of bytes, not copied. In 5 by {@code BufferInternal}. */
    @SuppressWarnings("deprecation")
    static Buffer wrap(byte[] bytes) {
        return Buffer.buffer(Unpooled.wrappedBuffer(bytes));
    }
}
