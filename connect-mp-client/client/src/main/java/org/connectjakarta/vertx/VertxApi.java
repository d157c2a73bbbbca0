package org.connectjakarta.vertx;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The calls that are not the same in Vert.x 4.5 and Vert.x 5, or that Vert.x promises to nobody: everything else that this package and
 * the extension for Quarkus call is in both. Compiled and tested with 4.5 only; for 5 this class is to be written again.
 */
public final class VertxApi {
    private static final String JOINED = "connect-joined-flushes";

    /** A server has something to do before the client has said all. */
    private static final int MAX_JOINED_FLUSHES = 32;

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
        joinFlushes(connection, MAX_JOINED_FLUSHES);
        // The exchanges hear of it, too; without this Vert.x would log it besides.
        connection.exceptionHandler(gone -> {});
    }

    /**
     * Sends what several calls have to say in one turn of the event loop in one piece: Vert.x flushes for each of them, a system call
     * each time. By a class that neither version promises to keep. Without effect on a connection that does so already.
     *
     * @param most so many flushes are not put off any longer
     */
    public static void joinFlushes(HttpConnection connection, int most) {
        if (connection instanceof ConnectionBase base) {
            ChannelPipeline pipeline = base.channel().pipeline();
            if (pipeline.get(JOINED) == null) {
                pipeline.addFirst(JOINED, new FlushConsolidationHandler(most, true));
            }
        }
    }

    /**
     * Lets what was written leave, together with {@linkplain #joinFlushes some of what follows}: Vert.x itself keeps all that is written
     * while it reads until it has read everything. On the event loop. By a class that neither version promises to keep.
     */
    static void flush(HttpClientRequest request) {
        if (request.connection() instanceof ConnectionBase base) {
            base.channel().flush();
        }
    }

    /**
     * Whether the connection of a request is there: Vert.x hears of the end of one a little later than it has ended. On the event loop. By
     * a class that neither version promises to keep.
     */
    static boolean isOpen(HttpClientRequest request) {
        return !(request.connection() instanceof ConnectionBase base) || base.channel().isActive();
    }

    /** Returns another type in 5. Over HTTP/1.1 this closes the connection. */
    static void reset(HttpClientRequest request, long code) {
        request.reset(code);
    }

    /** Called {@code writeHead} in 5. */
    static Future<Void> sendHead(HttpClientRequest request) {
        return request.sendHead();
    }

    /** Whether this thread is the one of an event-loop context. By a class that neither version promises to keep. */
    public static boolean isOn(Context context) {
        return Context.isOnEventLoopThread()
                && ((ContextInternal) context).nettyEventLoop().inEventLoop();
    }

    /** The bytes of a buffer, not copied. In 5 by {@code BufferInternal}. */
    @SuppressWarnings("deprecation")
    public static ByteBuffer bytes(Buffer buffer) {
        return buffer.getByteBuf().nioBuffer();
    }

    /** A buffer of bytes, not copied. In 5 by {@code BufferInternal}. */
    @SuppressWarnings("deprecation")
    static Buffer wrap(byte[] bytes) {
        return Buffer.buffer(Unpooled.wrappedBuffer(bytes));
    }

    /** Arrays as one buffer, not copied. In 5 by {@code BufferInternal}. */
    @SuppressWarnings("deprecation")
    public static Buffer joined(List<byte[]> pieces) {
        return Buffer.buffer(Unpooled.wrappedBuffer(pieces.toArray(byte[][]::new)));
    }
}
