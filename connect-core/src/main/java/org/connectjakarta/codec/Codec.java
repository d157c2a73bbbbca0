package org.connectjakarta.codec;

import com.google.protobuf.Message;
import org.connectjakarta.ConnectException;

/** Turns messages into bytes and back. Thread-safe. */
public interface Codec {

    /** The name in content types: {@code proto} or {@code json}. */
    String name();

    /**
     * Appends nothing of its own: the message as bytes, with room before them.
     *
     * @param headroom how many bytes to leave free at the start of the array, for an envelope's prefix
     * @return a new array: the headroom, then the message, and nothing after it
     * @throws ConnectException with {@code internal} if the message cannot be written, as JSON cannot for an Any of an unknown type
     */
    byte[] encode(Message message, int headroom);

    /**
     * Reads one message that fills the range. Nothing of the array is kept.
     *
     * @param prototype the default instance of the message's type
     * @return a message of the prototype's class
     * @throws ConnectException with {@code invalid_argument} if the bytes are not such a message
     */
    <M extends Message> M decode(byte[] bytes, int offset, int length, M prototype);
}
