package org.connectjakarta;

/** Which sides of a call send a stream of messages rather than exactly one. */
public enum StreamType {
    /** One request, one response. */
    UNARY(false, false),
    /** A stream of requests, one response. */
    CLIENT_STREAM(true, false),
    /** One request, a stream of responses. */
    SERVER_STREAM(false, true),
    /** A stream of requests, a stream of responses. */
    BIDI(true, true);

    private final boolean requestStream;
    private final boolean responseStream;

    StreamType(boolean requestStream, boolean responseStream) {
        this.requestStream = requestStream;
        this.responseStream = responseStream;
    }

    /** Whether the client may send any number of messages. */
    public boolean isRequestStream() {
        return requestStream;
    }

    /** Whether the server may send any number of messages. */
    public boolean isResponseStream() {
        return responseStream;
    }

    /** The type with these two properties. */
    public static StreamType of(boolean requestStream, boolean responseStream) {
        if (requestStream) {
            return responseStream ? BIDI : CLIENT_STREAM;
        }
        return responseStream ? SERVER_STREAM : UNARY;
    }
}
