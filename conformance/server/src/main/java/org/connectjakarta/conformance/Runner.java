package org.connectjakarta.conformance;

import connectrpc.conformance.v1.ServerCompat.ServerCompatRequest;
import connectrpc.conformance.v1.ServerCompat.ServerCompatResponse;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * The runner of the suite as a server sees it: one request on standard input says how to listen, one response on standard output says
 * where, both after their length in four bytes.
 */
public final class Runner {
    private Runner() {}

    /** What is asked for. Called once. */
    public static ServerCompatRequest request() throws IOException {
        DataInputStream in = new DataInputStream(System.in);
        int length = in.readInt();
        byte[] message = in.readNBytes(length);
        if (message.length < length) {
            throw new EOFException(
                    "the request ends after " + message.length + " of " + length + " bytes");
        }
        return ServerCompatRequest.parseFrom(message);
    }

    /** Says where the server listens. Called once. */
    public static void answer(ServerCompatResponse response) throws IOException {
        DataOutputStream out = new DataOutputStream(System.out);
        out.writeInt(response.getSerializedSize());
        response.writeTo(out);
        out.flush();
    }
}
