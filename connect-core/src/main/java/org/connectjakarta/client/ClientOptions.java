package org.connectjakarta.client;

import java.time.Duration;
import java.util.List;
import org.connectjakarta.Interceptor;
import org.connectjakarta.codec.JsonOptions;
import org.connectjakarta.compression.CompressionOptions;
import org.connectjakarta.message.Limits;
import org.jspecify.annotations.Nullable;

/**
 * How a client makes its calls. Immutable; each {@code with} method returns a copy with one change.
 *
 * @param wire what is spoken
 * @param limits how much is taken and sent
 * @param json how JSON is read and written
 * @param compression which compressions are accepted, and from which size on requests are compressed
 * @param timeout how long a call may take, from its start to its last message; null for no limit
 * @param interceptors what watches the calls, outermost first
 */
public record ClientOptions(
        WireOptions wire,
        Limits limits,
        JsonOptions json,
        CompressionOptions compression,
        @Nullable Duration timeout,
        List<Interceptor> interceptors) {

    /** The defaults of every part, no time limit, no interceptors. */
    public static final ClientOptions DEFAULT =
            new ClientOptions(
                    WireOptions.DEFAULT,
                    Limits.DEFAULT,
                    JsonOptions.DEFAULT,
                    CompressionOptions.DEFAULT,
                    null,
                    List.of());

    /**
     * @throws IllegalArgumentException if the timeout is not positive, if the codec is not {@code proto} or {@code json}, or if the
     *     compression of requests is not one of those available
     */
    public ClientOptions {
        interceptors = List.copyOf(interceptors);
        if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
            throw new IllegalArgumentException("a timeout is positive: " + timeout);
        }
        if (!wire.codec().equals("proto") && !wire.codec().equals("json")) {
            throw new IllegalArgumentException(
                    "no such codec: " + wire.codec() + "; there are proto and json");
        }
        String name = wire.compression();
        if (name != null
                && !name.equals("identity")
                && compression.available().find(name) == null) {
            throw new IllegalArgumentException(
                    "no such compression: "
                            + name
                            + "; available are "
                            + compression.available().names());
        }
    }

    /** With something else spoken. */
    public ClientOptions withWire(WireOptions wire) {
        return new ClientOptions(wire, limits, json, compression, timeout, interceptors);
    }

    /** With other limits. */
    public ClientOptions withLimits(Limits limits) {
        return new ClientOptions(wire, limits, json, compression, timeout, interceptors);
    }

    /** With other options for JSON. */
    public ClientOptions withJson(JsonOptions json) {
        return new ClientOptions(wire, limits, json, compression, timeout, interceptors);
    }

    /** With other options for compression. */
    public ClientOptions withCompression(CompressionOptions compression) {
        return new ClientOptions(wire, limits, json, compression, timeout, interceptors);
    }

    /** With a limit for the time of a call, or without one. */
    public ClientOptions withTimeout(@Nullable Duration timeout) {
        return new ClientOptions(wire, limits, json, compression, timeout, interceptors);
    }

    /** With other interceptors, outermost first. */
    public ClientOptions withInterceptors(List<Interceptor> interceptors) {
        return new ClientOptions(wire, limits, json, compression, timeout, interceptors);
    }
}
