package org.connectjakarta.quarkus.runtime;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.ByteBuffer;
import java.util.List;

/** The calls that Vert.x 5 will not have, or that it promises to nobody: everything else that this package calls is in both. */
final class VertxApi {
    private static final String JOINED = "connect-joined-flushes";
    private static final int MAX_JOINED_FLUSHES = 256;

    private VertxApi() {}

    /**
     * Sends what several calls have to say in one turn of the event loop in one piece: Vert.x flushes for each of them, a system call
     * each time.
     */
    static void joinFlushes(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            ChannelPipeline pipeline = base.channel().pipeline();
            if (pipeline.get(JOINED) == null) {
                pipeline.addFirst(JOINED, new FlushConsolidationHandler(MAX_JOINED_FLUSHES, true));
            }
        }
    }

    /** Whether this thread is the one of an event-loop context. */
    static boolean isOn(Context context) {
        return Context.isOnEventLoopThread()
                && ((ContextInternal) context).nettyEventLoop().inEventLoop();
    }

    /** The bytes of a buffer, not copied. */
    @SuppressWarnings("deprecation")
    static ByteBuffer bytes(Buffer buffer) {
        return buffer.getByteBuf().nioBuffer();
    }

    /** Arrays as one buffer, not copied. */
    @SuppressWarnings("deprecation")
    static Buffer joined(List<byte[]> pieces) {
        return Buffer.buffer(Unpooled.wrappedBuffer(pieces.toArray(byte[][]::new)));
    }
}
