package org.connectjakarta.server;

import com.google.protobuf.Message;
import java.nio.ByteBuffer;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.message.Inbound;
import org.connectjakarta.message.MessageDecoder;
import org.jspecify.annotations.Nullable;

/** The messages of a request whose bytes come by callbacks. Not thread-safe. */
final class AsyncReader<I extends Message> {
    private final ServerCall<I, ?> call;
    private final MessageDecoder decoder;
    private final Inbound inbound;
    private final boolean stream;
    private @Nullable I message;
    private boolean taken;

    /** How far a request has come. */
    enum Progress {
        /** A message is there to be taken. */
        MESSAGE,
        /** There are no more messages. */
        END,
        /** More bytes are needed to tell. */
        MORE
    }

    /**
     * @param call has started
     * @param statedBytes the length of the request as its client states it; -1 if it does not
     */
    AsyncReader(ServerCall<I, ?> call, long statedBytes) {
        this.call = call;
        this.stream = call.served().spec().streamType().isRequestStream();
        this.decoder = call.decoder();
        this.inbound = RequestReader.inbound(call, statedBytes);
    }

    void received(ByteBuffer bytes) {
        inbound.receive(bytes);
    }

    void end() {
        inbound.end();
    }

    /**
     * Goes on to the next message, as far as what was received allows. A method that takes one message never sees a second, and not the
     * first one if there is a second.
     *
     * @throws ConnectException if what was received is not a message, or not as many as the method takes
     */
    Progress advance() {
        if (stream) {
            if (inbound.next()) {
                message = call.request(decoder, inbound);
                return Progress.MESSAGE;
            }
            return inbound.isEnded() ? Progress.END : Progress.MORE;
        }
        if (taken) {
            return Progress.END;
        }
        boolean whole = inbound.next();
        if (message == null && whole) {
            message = call.request(decoder, inbound);
            whole = inbound.next();
        }
        if (message != null && whole) {
            throw new ConnectException(Code.UNIMPLEMENTED, "the request has more than one message");
        }
        if (!inbound.isEnded()) {
            return Progress.MORE;
        }
        return message == null ? Progress.END : Progress.MESSAGE;
    }

    /** The message that is there. */
    I take() {
        I next = message;
        message = null;
        taken = true;
        return next;
    }
}
