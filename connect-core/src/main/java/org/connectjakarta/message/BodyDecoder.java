package org.connectjakarta.message;

/** A transfer coding of a whole body, undone as bytes arrive: that of gRPC-Web-text. Holds the state of one body. */
@FunctionalInterface
public interface BodyDecoder {
    /** No coding. */
    BodyDecoder NONE = ByteQueue::written;

    /** Takes bytes that stand at the end of the queue, not yet counted in, and leaves what they mean there, counted in. */
    void received(ByteQueue queue, int count);

    /**
     * The body is at its end.
     *
     * @throws org.connectjakarta.ConnectException with {@code invalid_argument} if its coding is not
     */
    default void end() {}
}
