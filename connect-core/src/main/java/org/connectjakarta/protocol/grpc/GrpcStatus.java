package org.connectjakarta.protocol.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.jspecify.annotations.Nullable;

/** The outcome of a call as gRPC's trailers say it. */
final class GrpcStatus {
    /** Containers have limits for trailers, and a call must not hang on a long text: what is over this is cut off or left out. */
    private static final int MAX_MESSAGE = 2 * 1024;

    private static final int MAX_DETAILS = 6 * 1024;

    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    private GrpcStatus() {}

    static void write(Headers trailers, @Nullable ConnectException error) {
        if (error == null) {
            trailers.addUnchecked(GrpcHeaders.STATUS, "0");
            return;
        }
        trailers.addUnchecked(GrpcHeaders.STATUS, Integer.toString(error.code().number()));
        if (!error.message().isEmpty()) {
            trailers.add(GrpcHeaders.MESSAGE, PercentCoding.encode(error.message(), MAX_MESSAGE));
        }
        if (!error.details().isEmpty()) {
            String details = BASE64.encodeToString(encode(error));
            if (details.length() <= MAX_DETAILS) {
                trailers.add(GrpcHeaders.DETAILS, details);
            }
        }
    }

    /** A google.rpc.Status: code = 1, message = 2, details = 3. Written by hand, so that its class is not forced on applications. */
    private static byte[] encode(ConnectException error) {
        int code = error.code().number();
        int size =
                CodedOutputStream.computeInt32Size(1, code)
                        + CodedOutputStream.computeStringSize(2, error.message());
        for (Any detail : error.details()) {
            size += CodedOutputStream.computeMessageSize(3, detail);
        }
        byte[] status = new byte[size];
        CodedOutputStream out = CodedOutputStream.newInstance(status);
        try {
            out.writeInt32(1, code);
            out.writeString(2, error.message());
            for (Any detail : error.details()) {
                out.writeMessage(3, detail);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an array of the right size was too small", e);
        }
        return status;
    }
}
