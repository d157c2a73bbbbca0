package org.connectjakarta.protocol.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.jspecify.annotations.Nullable;

/** The outcome of a call as gRPC's trailers say it. */
final class GrpcStatus {
    /** Containers have limits for trailers, and a call must not hang on a long text: what is over this is cut off or left out. */
    private static final int MAX_MESSAGE = 2 * 1024;

    private static final int MAX_DETAILS = 6 * 1024;

    private static final int MAX_DIGITS = 9;

    private static final Set<String> OWN =
            Set.of(GrpcHeaders.STATUS, GrpcHeaders.MESSAGE, GrpcHeaders.DETAILS);

    private static final int DETAILS_TAG = 3 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

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

    /** Why the call failed, as trailers say it; null if it succeeded. Trailers without a status are {@code unknown}. */
    static @Nullable ConnectException read(Headers trailers) {
        String status = trailers.get(GrpcHeaders.STATUS);
        if (status == null) {
            return new ConnectException(
                    Code.UNKNOWN, "protocol error: the response ends without a grpc-status");
        }
        if (status.equals("0")) {
            return null;
        }
        Optional<Code> code = code(status);
        String message = trailers.get(GrpcHeaders.MESSAGE);
        String unknown = code.isEmpty() ? "unknown grpc-status " + status : "";
        ConnectException error =
                ConnectException.of(
                        code.orElse(Code.UNKNOWN),
                        message == null ? unknown : PercentCoding.decode(message));
        if (trailers.contains(GrpcHeaders.DETAILS)) {
            readDetails(trailers).forEach(error::addDetail);
        }
        return error;
    }

    private static Optional<Code> code(String status) {
        boolean number =
                status.length() <= MAX_DIGITS && status.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && !status.isEmpty()
                ? Code.fromNumber(Integer.parseInt(status))
                : Optional.empty();
    }

    /** Trailers without what gRPC itself says in them. */
    static Headers without(Headers trailers) {
        Headers others = Headers.create();
        trailers.forEach(
                (name, value) -> {
                    if (!OWN.contains(name)) {
                        others.addUnchecked(name, value);
                    }
                });
        return others;
    }

    /** The code and the message stand there, too, but count in their own trailers only. Empty if they cannot be read. */
    private static List<Any> readDetails(Headers trailers) {
        List<Any> details = new ArrayList<>();
        try {
            byte[] status =
                    trailers.getBinary(GrpcHeaders.DETAILS).stream()
                            .findFirst()
                            .orElse(new byte[0]);
            CodedInputStream in = CodedInputStream.newInstance(status);
            int tag;
            while ((tag = in.readTag()) != 0) {
                if (tag == DETAILS_TAG) {
                    details.add(
                            in.readMessage(Any.parser(), ExtensionRegistryLite.getEmptyRegistry()));
                } else if (!in.skipField(tag)) {
                    return List.of(); // the end of a group without a start
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            return List.of();
        }
        return details;
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
