package org.connectjakarta.server;

import com.google.protobuf.Message;
import java.io.IOException;
import java.io.InputStream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.http.BlockingExchange;
import org.connectjakarta.message.ByteQueue;
import org.connectjakarta.message.Inbound;
import org.connectjakarta.message.MessageDecoder;
import org.connectjakarta.protocol.ServerProtocol;
import org.jspecify.annotations.Nullable;

/** Reads the messages of a request from a body that blocks. Used by the thread that serves the call. */
final class RequestReader<I extends Message> {
    /** What a call starts with: a stream may be idle, and there may be thousands of them. */
    private static final int START_BYTES = 512;

    /** What a call that states its length may start with, and what a busy stream grows to. */
    private static final int ENOUGH_BYTES = 8 * 1024;

    private final BlockingExchange http;
    private final ServerCall<I, ?> call;
    private final Runnable beforeWaiting;
    private final MessageDecoder decoder;
    private final Inbound inbound;
    private final boolean stream;
    private @Nullable InputStream body;
    private boolean taken;

    /**
     * @param call has started
     * @param beforeWaiting what to do before the peer is waited for
     */
    RequestReader(BlockingExchange http, ServerCall<I, ?> call, Runnable beforeWaiting) {
        this.http = http;
        this.call = call;
        this.beforeWaiting = beforeWaiting;
        this.stream = call.served().spec().streamType().isRequestStream();
        this.decoder = call.decoder();
        this.inbound = inbound(call, http.requestLength());
    }

    /**
     * Where the bytes of a request go.
     *
     * @param statedBytes its length as its client states it; -1 if it does not
     */
    static Inbound inbound(ServerCall<?, ?> call, long statedBytes) {
        int maxBytes = call.served().options().limits().readMaxBytes();
        int expected = expectedBytes(statedBytes);
        if (call.wire().protocol() instanceof ServerProtocol.Enveloped enveloped) {
            return Inbound.enveloped(new ByteQueue(expected), enveloped.bodyDecoder(), maxBytes);
        }
        byte[] message = ((ServerProtocol.Whole) call.wire().protocol()).messageInHead();
        ByteQueue queue = message == null ? new ByteQueue(expected) : new ByteQueue(message);
        Inbound whole = Inbound.whole(queue, call.isRequestCompressed(), maxBytes);
        if (message != null) {
            whole.end();
        }
        return whole;
    }

    /** Enough for a small request at once, and never much, whatever the client states. One byte more shows the end. */
    private static int expectedBytes(long stated) {
        return stated < 0 ? START_BYTES : (int) Math.min(stated + 1, ENOUGH_BYTES);
    }

    /**
     * The next message; null if there are no more. A method that takes one message never sees a second.
     *
     * @throws ConnectException if what was received is not a message, or not as many as the method takes
     * @throws IOException if the client has gone away
     */
    @Nullable I next() throws IOException {
        if (stream) {
            return advance() ? call.request(decoder, inbound) : null;
        }
        if (taken || !advance()) {
            return null;
        }
        taken = true;
        I message = call.request(decoder, inbound);
        if (advance()) {
            throw new ConnectException(Code.UNIMPLEMENTED, "the request has more than one message");
        }
        return message;
    }

    /** Whether the request was read to its end. */
    boolean isAtEnd() {
        return inbound.isEnded();
    }

    private boolean advance() throws IOException {
        while (!inbound.next()) {
            if (inbound.isEnded()) {
                return false;
            }
            beforeWaiting.run();
            fill();
        }
        return true;
    }

    private void fill() throws IOException {
        if (body == null) {
            body = http.requestBody();
        }
        ByteQueue queue = inbound.queue();
        int count = body.read(queue.array(), queue.end(), queue.room());
        if (count < 0) {
            inbound.end();
        } else {
            boolean filled = count == queue.room();
            inbound.received(count);
            if (filled) {
                queue.widen(ENOUGH_BYTES);
            }
        }
    }
}
