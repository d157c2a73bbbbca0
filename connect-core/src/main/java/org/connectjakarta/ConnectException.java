package org.connectjakarta;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that failed, with the code, message, details and metadata that the peer sees.
 *
 * <p>Throw one from a service to choose the answer; everything else that a service throws reaches the peer as {@link Code#UNKNOWN}
 * with a fixed text. The cause is logged and never sent. The codes on which callers retry have subclasses of their own, because
 * MicroProfile Fault Tolerance selects by class; {@link #of} picks the right one. Not thread-safe.
 */
public class ConnectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final transient List<Any> details = new ArrayList<>();
    private transient Headers metadata = Headers.metadata();
    private boolean fromWire;
    private boolean fromClient;

    /**
     * @param code why the call failed
     * @param message for the peer's developers, sent as it is
     */
    public ConnectException(Code code, String message) {
        this(code, message, null);
    }

    /**
     * @param code why the call failed
     * @param message for the peer's developers, sent as it is
     * @param cause for the log of this process, never sent
     */
    public ConnectException(Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** An exception of the subclass that belongs to the code, or a plain one where the code has none. */
    public static ConnectException of(Code code, String message) {
        return of(code, message, null);
    }

    /** As {@link #of(Code, String)}, with a cause that is logged and never sent. */
    public static ConnectException of(Code code, String message, @Nullable Throwable cause) {
        return switch (code) {
            case ABORTED -> new AbortedException(message, cause);
            case CANCELED -> new CanceledException(message, cause);
            case DEADLINE_EXCEEDED -> new DeadlineExceededException(message, cause);
            case RESOURCE_EXHAUSTED -> new ResourceExhaustedException(message, cause);
            case UNAVAILABLE -> new UnavailableException(message, cause);
            default -> new ConnectException(code, message, cause);
        };
    }

    /** Why the call failed. */
    public Code code() {
        return code;
    }

    /** The text that the peer sees; empty if there is none. */
    public String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** The typed details, in the order in which they were added. Unmodifiable. */
    public List<Any> details() {
        return Collections.unmodifiableList(details);
    }

    /**
     * The first detail of a type.
     *
     * @return empty if there is no such detail, or if it cannot be parsed
     */
    public <T extends Message> Optional<T> detail(Class<T> type) {
        for (Any detail : details) {
            if (detail.is(type)) {
                try {
                    return Optional.of(detail.unpack(type));
                } catch (InvalidProtocolBufferException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Adds a detail, such as a {@code google.rpc.BadRequest}; an {@link Any} is taken as it is. Returns this exception. */
    public ConnectException addDetail(Message detail) {
        details.add(detail instanceof Any any ? any : Any.pack(detail));
        return this;
    }

    /** Metadata sent beside the error: trailers where the protocol has them, headers where it has not. Modifiable. */
    public Headers metadata() {
        return metadata;
    }

    /** Whether this error was received from a peer, so that its metadata and details are not for passing on. */
    public boolean isFromWire() {
        return fromWire;
    }

    /**
     * Whether this error was found by a client in this process, such as a connection refused: its text is for this process, and not for
     * passing on.
     */
    public boolean isFromClient() {
        return fromClient;
    }

    /** Marks this error as found by a client in this process. For the engine. Returns this exception. */
    public ConnectException fromClient() {
        fromClient = true;
        return this;
    }

    /**
     * Marks this error as received from a peer. For protocols and the engine. Returns this exception.
     *
     * @param received all metadata of the response, whatever their names; they are copied, and replace the metadata there are
     */
    public ConnectException fromWire(Headers received) {
        fromWire = true;
        metadata = Headers.create().addAll(received);
        return this;
    }
}
