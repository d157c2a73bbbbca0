package org.connectjakarta.client;

import com.google.protobuf.Message;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.compression.Compression;
import org.connectjakarta.compression.MessageCompression;
import org.connectjakarta.message.ByteQueue;
import org.connectjakarta.message.Envelope;
import org.connectjakarta.message.Inbound;
import org.connectjakarta.message.MessageDecoder;
import org.connectjakarta.protocol.ClientProtocol;
import org.connectjakarta.protocol.ClientProtocol.Outcome;
import org.connectjakarta.protocol.ClientProtocol.ResponseHead;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a response, from what has come of it. Never waits. Used by one thread at a time: the one that tells of the response,
 * or between its events the one that asks for messages.
 */
final class ResponseReader<O extends Message> {
    private static final int START_BYTES = 128;

    private final ClientCall<?, O> call;
    private final ClientProtocol protocol;
    private final boolean stream;
    private final int maxBytes;
    private final ByteQueue queue = new ByteQueue(START_BYTES);

    private int status;
    private Headers headers = Headers.create();
    private @Nullable ResponseHead head;
    private @Nullable Compression compression;
    private @Nullable Inbound inbound;
    private @Nullable MessageDecoder decoder;
    private @Nullable Headers httpTrailers;
    private @Nullable ConnectException broken;
    private @Nullable Outcome outcome;
    private @Nullable O only;
    private boolean anyBody;
    private boolean ended;

    ResponseReader(ClientCall<?, O> call) {
        this.call = call;
        this.protocol = call.wireProtocol();
        this.stream = call.method().streamType().isResponseStream();
        this.maxBytes = call.options().limits().readMaxBytes();
    }

    /** The head has come. What is wrong with it is told by {@link #next}. */
    void head(int status, Headers headers) {
        this.status = status;
        this.headers = headers;
        try {
            head = protocol.responseHead(status, headers, call.codec().name());
            compression = compression(head.compression());
            call.received(head.headers());
        } catch (ConnectException e) {
            call.received(headers);
            breakOff(e.fromWire(headers));
            return;
        }
        decoder = new MessageDecoder(call.codec(), compression, maxBytes);
        inbound =
                protocol instanceof ClientProtocol.Enveloped enveloped
                        ? Inbound.enveloped(queue, maxBytes, enveloped.endFlag())
                        : Inbound.whole(queue, compression != null, maxBytes);
    }

    private @Nullable Compression compression(@Nullable String name) {
        if (name == null || name.isEmpty() || name.equals("identity")) {
            return null;
        }
        Compression found = call.options().compression().available().find(name);
        if (found == null) {
            throw new ConnectException(
                    Code.INTERNAL,
                    "protocol error: the response has the compression "
                            + name
                            + ", which was not accepted");
        }
        return found;
    }

    /** Bytes of the body have come. */
    void received(ByteBuffer bytes) {
        anyBody = true;
        if (inbound != null) {
            inbound.receive(bytes);
        }
    }

    /** The body has come to its end. */
    void end(Headers trailers) {
        httpTrailers = trailers;
    }

    /** Nothing will come any more. What came before can still be read, unless the head was wrong. */
    void breakOff(ConnectException cause) {
        if (broken == null) {
            broken = cause;
        }
    }

    /** Whether to wait for more before anybody looks: a response of one message is of use only with its end. */
    boolean collects() {
        if (stream || inbound == null) {
            return false;
        }
        long expected = inbound.expected();
        if (expected == Long.MAX_VALUE) {
            return queue.size() <= maxBytes;
        }
        // What is behind the only message is the end, or one message too many.
        return expected <= (long) maxBytes + Envelope.PREFIX && queue.size() <= expected;
    }

    /** Whether it is known that the response is not one. */
    boolean isBroken() {
        return broken != null;
    }

    /** Whether all was read, and it was right. */
    boolean isAtEnd() {
        return ended;
    }

    /**
     * The next message; null at the end, or if more has to come before. A method that answers with one message shows it once the
     * response is whole.
     *
     * @throws ConnectException if the call failed, in the words of the server or because the response cannot be read
     */
    @Nullable O next() {
        if (stream) {
            O message = advance();
            return message == null ? null : call.incoming(message);
        }
        if (ended) {
            return null;
        }
        if (only == null) {
            only = advance();
        }
        if (only != null && advance() != null) {
            throw new ConnectException(
                    Code.UNIMPLEMENTED, "the response has more than one message");
        }
        if (!ended) {
            return null;
        }
        if (only == null) {
            throw new ConnectException(Code.UNIMPLEMENTED, "the response has no message");
        }
        return call.incoming(only);
    }

    private @Nullable O advance() {
        try {
            return ended ? null : read();
        } catch (ConnectException e) {
            if (e.code() == Code.INVALID_ARGUMENT && !e.isFromWire()) {
                // What the server sent is wrong, not what the caller asked for.
                throw ConnectException.of(Code.INTERNAL, e.message(), e);
            }
            throw e;
        }
    }

    private @Nullable O read() {
        if (inbound == null) {
            if (broken != null) {
                throw broken;
            }
            return null;
        }
        if (httpTrailers != null && !inbound.isEnded()) {
            inbound.end();
        }
        if (head.failed()) {
            return fail();
        }
        while (inbound.next()) {
            requireNoEnd();
            if (!inbound.isEndOfStream()) {
                return decoder.decode(inbound, call.method().responsePrototype());
            }
            outcome = endOfStream();
        }
        if (outcome != null && queue.size() > 0) {
            requireNoEnd();
        }
        if (broken != null) {
            throw broken;
        }
        if (inbound.isEnded()) {
            conclude();
        }
        return null;
    }

    private void requireNoEnd() {
        if (outcome != null) {
            throw new ConnectException(
                    Code.INTERNAL, "protocol error: the response goes on after its end");
        }
    }

    /** Reads an error that is the whole body. */
    private @Nullable O fail() {
        if (broken != null) {
            throw broken;
        }
        if (!inbound.next()) {
            return null;
        }
        byte[] body = content();
        call.ended(head.trailers());
        throw ((ClientProtocol.Whole) protocol).failure(status, head, body).fromWire(metadata());
    }

    private Outcome endOfStream() {
        byte[] content = content();
        return ((ClientProtocol.Enveloped) protocol).endOfStream(content, 0, content.length);
    }

    /** What the inbound stands at, decompressed. */
    private byte[] content() {
        byte[] array = queue.array();
        if (!inbound.isCompressed() || inbound.length() == 0) {
            return Arrays.copyOfRange(array, inbound.offset(), inbound.offset() + inbound.length());
        }
        if (compression == null) {
            throw new ConnectException(
                    Code.INTERNAL,
                    "protocol error: a message is compressed, but no compression was announced");
        }
        return MessageCompression.decompress(
                compression,
                array,
                inbound.offset(),
                inbound.length(),
                Math.max(maxBytes, Inbound.END_MAX_BYTES));
    }

    private void conclude() {
        if (outcome == null && protocol instanceof ClientProtocol.Enveloped enveloped) {
            outcome = enveloped.endOfBody(headers, httpTrailers, anyBody);
        }
        Headers trailers = outcome == null ? head.trailers() : outcome.trailers();
        call.ended(trailers);
        if (outcome != null && outcome.error() != null) {
            throw outcome.error().isFromWire()
                    ? outcome.error()
                    : outcome.error().fromWire(metadata());
        }
        ended = true;
    }

    /** All that the server said beside messages. */
    private Headers metadata() {
        return Headers.create().addAll(call.responseHeaders()).addAll(call.responseTrailers());
    }
}
