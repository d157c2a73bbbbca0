package org.connectjakarta;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One call, seen from the service that answers it and from interceptors. Injectable wherever the service is a CDI bean. The
 * getters are thread-safe; headers and trailers belong to the thread that answers the call.
 */
public interface CallContext {

    /** The method that is called. */
    MethodSpec<?, ?> method();

    /** The path of the procedure without any prefix, such as {@code /connectrpc.eliza.v1.ElizaService/Say}. */
    default String procedure() {
        return method().procedure();
    }

    /** The protocol that the client speaks: {@code connect}, {@code grpc} or {@code grpc-web}. */
    String protocol();

    /** The HTTP method: {@code POST}, or {@code GET} for a Connect GET. */
    String httpMethod();

    /** Who is calling. */
    Peer peer();

    /** The headers of the request, those of the protocol among them. Not to be modified. */
    Headers requestHeaders();

    /**
     * Headers for the response. They leave with the first message, with {@link #sendHeaders()} or with the end of the call; later
     * changes are without effect. Names that belong to the protocols are refused with IllegalArgumentException.
     */
    Headers responseHeaders();

    /** Trailers for the response; they leave with the end of the call. Names that belong to the protocols are refused. */
    Headers responseTrailers();

    /** Sends the headers of a streaming response now. Without effect on unary calls, and if they were sent already. */
    void sendHeaders();

    /** When the call must be over; empty if neither the client nor the configuration says so. */
    Optional<Instant> deadline();

    /** The time left until the {@link #deadline()}, never negative; empty if there is none. */
    default Optional<Duration> timeRemaining() {
        return deadline()
                .map(
                        deadline -> {
                            Duration left = Duration.between(Instant.now(), deadline);
                            return left.isNegative() ? Duration.ZERO : left;
                        });
    }

    /** Whether the answer is no longer wanted: the deadline passed, or the client has cancelled or gone away. */
    boolean isCancelled();

    /**
     * Runs an action once when the call is cancelled, on an unspecified thread, or at once if it was cancelled before. The action
     * must not block. It does not run if the call ends otherwise.
     */
    void onCancel(Runnable action);

    /** Keeps a value for the rest of the call, under its class; an earlier one is replaced. */
    <T> void put(Class<T> type, T value);

    /** The value that was kept under a class. */
    <T> Optional<T> get(Class<T> type);
}
