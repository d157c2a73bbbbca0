package org.connectjakarta;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One call, seen from the service that answers it and from interceptors, on the server and on the client. Injectable wherever the
 * service is a CDI bean. The getters are thread-safe; headers and trailers that can be modified belong to the thread that answers the
 * call or, on a client, that makes it.
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

    /** Where the call comes from; on a client {@link Peer#UNKNOWN}. */
    Peer peer();

    /**
     * Who the caller has proved to be: the {@link Caller} that an interceptor keeps in this call, else whom the container knows. Empty
     * for an anonymous caller, and on a client. On a server to be asked for before the call is over.
     *
     * @throws ConnectException if the container refuses what the caller offers as a proof
     */
    default Optional<Principal> principal() {
        return Optional.empty();
    }

    /** Whether the {@link #principal()} has a role; false without one. Says the same that {@code @RolesAllowed} goes by. */
    default boolean isUserInRole(String role) {
        return false;
    }

    /**
     * The headers of the request. On a server all of them, those of the protocol among them, not to be modified. On a client those of
     * the application, to which interceptors may add while the call {@linkplain Interceptor#start starts}; names that belong to the
     * protocols are refused with IllegalArgumentException.
     */
    Headers requestHeaders();

    /**
     * The headers of the response. On a server they leave with the first message, with {@link #sendHeaders()} or with the end of the
     * call; later changes are without effect. Names that belong to the protocols are refused with IllegalArgumentException. On a client
     * those received, empty until they have come, not to be modified.
     */
    Headers responseHeaders();

    /**
     * The trailers of the response; they leave with the end of the call. Names that belong to the protocols are refused. On a client
     * those received, empty before the end, not to be modified.
     */
    Headers responseTrailers();

    /** Sends the headers of a streaming response now. Without effect on unary calls, on clients, and if they were sent already. */
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
