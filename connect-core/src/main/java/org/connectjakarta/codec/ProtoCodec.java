package org.connectjakarta.codec;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.io.IOException;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;

/** The binary format. Thread-safe. */
public final class ProtoCodec implements Codec {
    /** The name in content types. */
    public static final String NAME = "proto";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte[] encode(Message message, int headroom) {
        int size = message.getSerializedSize();
        byte[] bytes = new byte[Math.addExact(headroom, size)];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes, headroom, size);
        try {
            message.writeTo(out);
            out.checkNoSpaceLeft();
        } catch (IOException | RuntimeException e) {
            throw new ConnectException(
                    Code.INTERNAL, "the message cannot be written as protobuf", e);
        }
        return bytes;
    }

    @Override
    public <M extends Message> M decode(byte[] bytes, int offset, int length, M prototype) {
        try {
            @SuppressWarnings("unchecked") // a message's parser makes messages of its class
            M message = (M) prototype.getParserForType().parseFrom(bytes, offset, length);
            return message;
        } catch (InvalidProtocolBufferException e) {
            throw new ConnectException(
                    Code.INVALID_ARGUMENT,
                    "not a valid "
                            + prototype.getDescriptorForType().getFullName()
                            + " in protobuf",
                    e);
        }
    }
}
