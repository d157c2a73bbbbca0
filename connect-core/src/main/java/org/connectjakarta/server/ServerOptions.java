package org.connectjakarta.server;

import java.time.Duration;
import java.util.List;
import org.connectjakarta.Interceptor;
import org.connectjakarta.codec.JsonOptions;
import org.connectjakarta.compression.CompressionOptions;
import org.connectjakarta.message.Limits;
import org.jspecify.annotations.Nullable;

/**
 * How a service is served. Immutable; each {@code with} method returns a copy with one change.
 *
 * @param limits how much is taken and sent
 * @param json how JSON is read and written
 * @param compression which compressions are spoken, and when
 * @param maxTimeout the longest time that a call may take: a longer or missing timeout of the client is cut to it; null for no limit
 * @param requireConnectProtocolHeader whether Connect requests without {@code Connect-Protocol-Version} (or {@code connect=v1} in a GET)
 *     are refused
 * @param interceptors what watches the calls, outermost first
 */
public record ServerOptions(
        Limits limits,
        JsonOptions json,
        CompressionOptions compression,
        @Nullable Duration maxTimeout,
        boolean requireConnectProtocolHeader,
        List<Interceptor> interceptors) {

    /** The defaults of every part, no time limit, no interceptors. */
    public static final ServerOptions DEFAULT =
            new ServerOptions(
                    Limits.DEFAULT,
                    JsonOptions.DEFAULT,
                    CompressionOptions.DEFAULT,
                    null,
                    false,
                    List.of());

    public ServerOptions {
        interceptors = List.copyOf(interceptors);
    }

    /** With other limits. */
    public ServerOptions withLimits(Limits limits) {
        return new ServerOptions(
                limits, json, compression, maxTimeout, requireConnectProtocolHeader, interceptors);
    }

    /** With other options for JSON. */
    public ServerOptions withJson(JsonOptions json) {
        return new ServerOptions(
                limits, json, compression, maxTimeout, requireConnectProtocolHeader, interceptors);
    }

    /** With other options for compression. */
    public ServerOptions withCompression(CompressionOptions compression) {
        return new ServerOptions(
                limits, json, compression, maxTimeout, requireConnectProtocolHeader, interceptors);
    }

    /** With a limit for the time that a call may take, or without one. */
    public ServerOptions withMaxTimeout(@Nullable Duration maxTimeout) {
        return new ServerOptions(
                limits, json, compression, maxTimeout, requireConnectProtocolHeader, interceptors);
    }

    /** With or without the demand for Connect's version header. */
    public ServerOptions withRequireConnectProtocolHeader(boolean require) {
        return new ServerOptions(limits, json, compression, maxTimeout, require, interceptors);
    }

    /** With other interceptors, outermost first. */
    public ServerOptions withInterceptors(List<Interceptor> interceptors) {
        return new ServerOptions(
                limits, json, compression, maxTimeout, requireConnectProtocolHeader, interceptors);
    }
}
