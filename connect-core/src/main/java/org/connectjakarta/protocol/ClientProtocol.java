package org.connectjakarta.protocol;

import java.time.Duration;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.jspecify.annotations.Nullable;

/**
 * One form of one protocol, as a client speaks it: the mirror of {@link ServerProtocol}. Immutable and thread-safe. What a response
 * does wrong is a {@link ConnectException}, mostly {@code internal}. Those that tell what the server said are marked as from the wire
 * and have all metadata of the response, except where the method says otherwise.
 */
public sealed interface ClientProtocol {

    /** The name of the protocol for applications: {@code connect}, {@code grpc} or {@code grpc-web}. */
    String name();

    /** Whether responses end with HTTP trailers. */
    boolean needsHttpTrailers();

    /** The headers with which the protocol begins a request, without an application's own. */
    Headers requestHead(RequestHead head);

    /**
     * Reads the head of a response.
     *
     * @param headers all headers of the response. Not modified
     * @param codec the name of the codec that was asked for
     * @throws ConnectException if it is not a response of this protocol, with the code that belongs to its HTTP status, or
     *     {@code unknown} for another content type, {@code internal} for another codec
     */
    ResponseHead responseHead(int status, Headers headers, String codec);

    /** A protocol whose messages have envelopes. */
    non-sealed interface Enveloped extends ClientProtocol {

        /** The flag of the envelope that ends the stream; 0 if none does. */
        int endFlag();

        /**
         * Reads the content of the envelope that ends the stream, decompressed. An error of the server is not marked as from the wire,
         * because the headers that belong to it are not known here: the caller does it.
         *
         * @throws ConnectException with {@code internal} if it cannot be read
         */
        Outcome endOfStream(byte[] bytes, int offset, int length);

        /**
         * Reads the end of a body without an envelope that ended the stream. Does not throw.
         *
         * @param headers all headers of the response
         * @param trailers the HTTP trailers
         * @param anyBody whether the body had a byte
         */
        Outcome endOfBody(Headers headers, Headers trailers, boolean anyBody);
    }

    /** A protocol whose one message is the whole body: unary Connect. */
    non-sealed interface Whole extends ClientProtocol {

        /**
         * Reads a response that {@link #responseHead} found to be a failure. Does not throw: what cannot be read leaves the HTTP
         * status.
         *
         * @param body the whole body, decompressed. May be empty
         */
        ConnectException failure(int status, ResponseHead head, byte[] body);
    }

    /**
     * What a request says in its head.
     *
     * @param codec the name of the codec
     * @param timeout how long the call may take; null for no limit
     * @param compression the name of the compression of the request; null for identity
     * @param accepted the names of all compressions that the response may have, separated by commas; empty for none
     */
    record RequestHead(
            String codec,
            @Nullable Duration timeout,
            @Nullable String compression,
            String accepted) {}

    /**
     * What a response says in its head.
     *
     * @param headers the headers as received, without trailers that the protocol has among them. Not to be modified
     * @param trailers the application's trailers, where the protocol has them in the head
     * @param compression the name of the compression of the response, known or not; null for identity
     * @param failed whether the body is an error rather than messages
     */
    record ResponseHead(
            Headers headers, Headers trailers, @Nullable String compression, boolean failed) {}

    /**
     * How a call ended.
     *
     * @param trailers the application's trailers
     * @param error why it failed; null if it succeeded
     */
    record Outcome(Headers trailers, @Nullable ConnectException error) {}
}
