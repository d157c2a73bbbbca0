package org.connectjakarta.protocol;

import java.time.Duration;
import java.util.List;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.compression.Compression;
import org.connectjakarta.message.BodyDecoder;
import org.jspecify.annotations.Nullable;

/**
 * One form of one protocol, as a server speaks it: everything that differs on the wire. Immutable and thread-safe; {@link Enveloped} and
 * {@link Whole} say how messages travel.
 */
public sealed interface ServerProtocol {

    /** The name of the protocol for applications: {@code connect}, {@code grpc} or {@code grpc-web}. */
    String name();

    /** The content types of requests, in lower case and without parameters, whose messages have a codec of this name. */
    List<String> contentTypes(String codec);

    /** Whether responses end with HTTP trailers, which need HTTP/2. */
    boolean needsHttpTrailers();

    /**
     * Checks what the protocol asks of a request beyond its content type.
     *
     * @param requireVersion whether a protocol that has an optional version must have it
     * @throws ConnectException with {@code invalid_argument}
     */
    void check(Headers request, boolean requireVersion);

    /**
     * The timeout that the client sets.
     *
     * @return null if it sets none
     * @throws ConnectException with {@code invalid_argument} if it cannot be read
     */
    @Nullable Duration timeout(Headers request);

    /** The name of the compression of the request's messages; null for identity. */
    @Nullable String requestCompression(Headers request);

    /** The client's list of compressions for the response; null if it sends none. */
    @Nullable String acceptedCompressions(Headers request);

    /** A protocol whose messages have envelopes: all streams, and everything in gRPC. HTTP status 200, whatever comes. */
    non-sealed interface Enveloped extends ServerProtocol {

        /** Undoes the transfer coding of one request body. */
        default BodyDecoder bodyDecoder() {
            return BodyDecoder.NONE;
        }

        /** Does the transfer coding of the response body, for a part of it that is sent at once. */
        default byte[] encodeBody(byte[] part) {
            return part;
        }

        /**
         * The headers of the response.
         *
         * @param contentType the content type of the request, to be answered in kind
         * @param compression of the response's messages, null for none
         * @param supported the names of all compressions
         */
        Headers head(String contentType, @Nullable Compression compression, String supported);

        /** The end of the response. */
        Ending end(ResponseMetadata metadata);
    }

    /** A protocol whose one message is the whole body: unary Connect. */
    non-sealed interface Whole extends ServerProtocol {

        /**
         * The message of the request, where the protocol has it in the head; null where it is the body.
         *
         * @throws ConnectException with {@code invalid_argument} if it cannot be read
         */
        default byte @Nullable [] messageInHead() {
            return null;
        }

        /**
         * The response to a call that succeeded.
         *
         * @param body the message, compressed or not
         * @param compression of the body, null for none
         * @param supported the names of all compressions
         */
        WholeResponse success(
                String contentType,
                byte[] body,
                @Nullable Compression compression,
                String supported,
                ResponseMetadata metadata);

        /** The response to a call that failed. */
        WholeResponse failure(String supported, ResponseMetadata metadata);
    }
}
