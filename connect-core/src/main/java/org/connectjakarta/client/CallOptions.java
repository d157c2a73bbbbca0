package org.connectjakarta.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.connectjakarta.Headers;
import org.jspecify.annotations.Nullable;

/** What one call wants to have otherwise than its client is configured. Immutable: each method returns a copy with one change. */
public final class CallOptions {
    private static final CallOptions NONE = new CallOptions(Headers.metadata(), null, null, null);

    private final Headers headers;
    private final @Nullable Duration timeout;
    private final @Nullable Boolean get;
    private final @Nullable String compression;

    private CallOptions(
            Headers headers,
            @Nullable Duration timeout,
            @Nullable Boolean get,
            @Nullable String compression) {
        this.headers = headers;
        this.timeout = timeout;
        this.get = get;
        this.compression = compression;
    }

    /** Everything as the client is configured. */
    public static CallOptions none() {
        return NONE;
    }

    /** With a further request header. Throws as {@link Headers#add}. */
    public CallOptions withHeader(String name, String value) {
        return withHeaders(headers -> headers.add(name, value));
    }

    /** With request headers as the action leaves them. */
    public CallOptions withHeaders(Consumer<Headers> change) {
        Headers changed = Headers.metadata().addAll(headers);
        change.accept(changed);
        return new CallOptions(changed, timeout, get, compression);
    }

    /**
     * With a timeout for the whole call, from its start to its last message.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public CallOptions withTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a timeout is positive: " + timeout);
        }
        return new CallOptions(headers, timeout, get, compression);
    }

    /** With or without HTTP GET for a Connect call without side effects. */
    public CallOptions withGet(boolean get) {
        return new CallOptions(headers, timeout, get, compression);
    }

    /** With a compression for the request messages, by its name, such as {@code gzip}; {@code identity} for none. */
    public CallOptions withCompression(String compression) {
        return new CallOptions(headers, timeout, get, compression);
    }

    /** The request headers of this call. Not to be modified. */
    public Headers headers() {
        return headers;
    }

    /** The timeout of the whole call; empty for the client's. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** Whether to use HTTP GET; empty for the client's choice. */
    public Optional<Boolean> get() {
        return Optional.ofNullable(get);
    }

    /** The name of the compression for requests; empty for the client's. */
    public Optional<String> compression() {
        return Optional.ofNullable(compression);
    }
}
