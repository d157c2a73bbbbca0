package org.connectjakarta.message;

import java.nio.ByteBuffer;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.ResourceExhaustedException;

/**
 * Cuts received bytes into messages. The one who receives puts bytes into the {@link #queue()} and says so by {@link #received}; then
 * {@link #next()} tells whether a message is whole. Does no I/O and never waits. Not thread-safe.
 */
public abstract sealed class Inbound {
    /** The least that the end of a stream may have in bytes: an error with its details may be larger than all messages. */
    public static final int END_MAX_BYTES = 64 * 1024;

    private final ByteQueue queue;
    private final BodyDecoder decoder;
    final int maxBytes;
    boolean ended;
    int flags;
    int offset;
    int length;

    private Inbound(ByteQueue queue, BodyDecoder decoder, int maxBytes) {
        this.queue = queue;
        this.decoder = decoder;
        this.maxBytes = maxBytes;
    }

    /** Messages with a prefix each. */
    public static Inbound enveloped(ByteQueue queue, BodyDecoder decoder, int maxBytes) {
        return new Enveloped(queue, decoder, maxBytes, 0);
    }

    /**
     * Messages with a prefix each, in a body without transfer coding.
     *
     * @param endFlag the flag of the envelope that ends the stream, which may be a little larger than a small limit; 0 if none does
     */
    public static Inbound enveloped(ByteQueue queue, int maxBytes, int endFlag) {
        return new Enveloped(queue, BodyDecoder.NONE, maxBytes, endFlag);
    }

    /**
     * One message that is the whole body.
     *
     * @param compressed whether it is compressed; an empty body never is (Connect, "Unary-Request")
     */
    public static Inbound whole(ByteQueue queue, boolean compressed, int maxBytes) {
        return new Whole(queue, compressed, maxBytes);
    }

    /** Where received bytes go. */
    public ByteQueue queue() {
        return queue;
    }

    /** Appends bytes. */
    public void receive(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            queue.reserve(queue.size() + bytes.remaining());
            int count = Math.min(queue.room(), bytes.remaining());
            bytes.get(queue.array(), queue.end(), count);
            received(count);
        }
    }

    /** Says that bytes were written at the end of the queue. */
    public void received(int count) {
        decoder.received(queue, count);
    }

    /**
     * Says that no more bytes will come.
     *
     * @throws ConnectException with {@code invalid_argument} if the transfer coding is cut off
     */
    public void end() {
        ended = true;
        decoder.end();
    }

    /** Whether no more bytes will come. */
    public boolean isEnded() {
        return ended;
    }

    /**
     * Moves on to the next message, which frees the one before it.
     *
     * @return whether it is whole; then {@link #flags()}, {@link #offset()} and {@link #length()} say what and where in the queue's
     *     array it is. If not, there is room in the queue for what is missing, or the end was reached
     * @throws ConnectException with {@code resource_exhausted} for a message over the limit, {@code invalid_argument} for one that is
     *     cut off, {@code internal} for flags that are not known
     */
    public abstract boolean next();

    /** Whether the message is compressed. */
    public boolean isCompressed() {
        return (flags & Envelope.COMPRESSED) != 0;
    }

    /** How many bytes the message at the start of the queue has with its prefix, as far as that is known; until then a little. */
    public long expected() {
        return Long.MAX_VALUE;
    }

    /** Whether the envelope ends the stream rather than holds a message. */
    public boolean isEndOfStream() {
        return false;
    }

    /** Where the message starts in the queue's array. */
    public int offset() {
        return offset;
    }

    /** The length of the message in bytes. */
    public int length() {
        return length;
    }

    ConnectException tooLarge(long size) {
        return new ResourceExhaustedException(
                "message of " + size + " bytes is larger than the limit of " + maxBytes + " bytes");
    }

    private static final class Enveloped extends Inbound {
        /** What an array can hold beside the prefix, on every JVM. */
        private static final int LARGEST_MESSAGE = Integer.MAX_VALUE - 64;

        private final int endFlag;
        private int used;

        Enveloped(ByteQueue queue, BodyDecoder decoder, int maxBytes, int endFlag) {
            super(queue, decoder, maxBytes);
            this.endFlag = endFlag;
        }

        @Override
        public boolean isEndOfStream() {
            return (flags & endFlag) != 0;
        }

        @Override
        public long expected() {
            ByteQueue queue = queue();
            return queue.size() < Envelope.PREFIX
                    ? Envelope.PREFIX
                    : Envelope.PREFIX + Envelope.length(queue.array(), queue.start());
        }

        @Override
        public boolean next() {
            ByteQueue queue = queue();
            queue.skip(used);
            used = 0;
            if (queue.size() < Envelope.PREFIX) {
                return missing(queue, Envelope.PREFIX);
            }
            long claimed = Envelope.length(queue.array(), queue.start());
            flags = Envelope.flags(queue.array(), queue.start());
            if ((flags & ~(Envelope.COMPRESSED | endFlag)) != 0) {
                throw new ConnectException(
                        Code.INTERNAL, "protocol error: invalid envelope flags " + flags);
            }
            int limit = isEndOfStream() ? Math.max(maxBytes, END_MAX_BYTES) : maxBytes;
            if (claimed > Math.min(limit, LARGEST_MESSAGE)) {
                throw tooLarge(claimed);
            }
            length = (int) claimed;
            if (queue.size() < Envelope.PREFIX + length) {
                return missing(queue, Envelope.PREFIX + length);
            }
            offset = queue.start() + Envelope.PREFIX;
            used = Envelope.PREFIX + length;
            return true;
        }

        private boolean missing(ByteQueue queue, int whole) {
            if (ended && queue.size() > 0) {
                throw new ConnectException(
                        Code.INVALID_ARGUMENT,
                        "protocol error: the stream ends after "
                                + queue.size()
                                + " of at least "
                                + whole
                                + " bytes of an envelope");
            }
            queue.reserve(whole);
            return false;
        }
    }

    private static final class Whole extends Inbound {
        private final boolean compressed;
        private boolean taken;

        Whole(ByteQueue queue, boolean compressed, int maxBytes) {
            super(queue, BodyDecoder.NONE, maxBytes);
            this.compressed = compressed;
        }

        @Override
        public boolean next() {
            ByteQueue queue = queue();
            if (queue.size() > maxBytes) {
                throw tooLarge(queue.size());
            }
            if (!ended || taken) {
                queue.reserve(Integer.MAX_VALUE);
                return false;
            }
            taken = true;
            offset = queue.start();
            length = queue.size();
            flags = compressed && length > 0 ? Envelope.COMPRESSED : 0;
            return true;
        }
    }
}
