package org.connectjakarta.vertx;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a transport sends requests, and how. Immutable; each {@code with} method returns a copy with one change. Transports of equal
 * options may be shared.
 *
 * @param baseUrl {@code http} or {@code https}; its path is put before every target
 * @param version the version of HTTP
 * @param connections how connections are made and kept
 * @param tls for {@code https}
 * @param proxy what connections go through; null for none
 * @param userAgent sent with requests that have no {@code user-agent} of their own; null for none
 */
public record TransportOptions(
        URI baseUrl,
        HttpVersionChoice version,
        ConnectionOptions connections,
        TlsOptions tls,
        @Nullable ProxyServer proxy,
        @Nullable String userAgent) {

    /**
     * @throws IllegalArgumentException if the URL is not one of HTTP, or has more than scheme, host, port and path; or for HTTP/2
     *     without TLS through a proxy
     */
    public TransportOptions {
        String scheme = baseUrl.getScheme();
        if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)
                || baseUrl.getHost() == null) {
            throw new IllegalArgumentException(
                    "a base URL is like https://example.com or http://localhost:8080/path");
        }
        // The text may hold a password: it is not repeated.
        if (baseUrl.getRawUserInfo() != null) {
            throw new IllegalArgumentException("a base URL has no user and no password");
        }
        if (baseUrl.getRawQuery() != null || baseUrl.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "a base URL has neither a query nor a fragment: " + baseUrl);
        }
        if (proxy != null
                && version == HttpVersionChoice.HTTP_2
                && !"https".equalsIgnoreCase(scheme)) {
            throw new IllegalArgumentException(
                    "HTTP/2 goes through a proxy over TLS only: take https or HTTP/1.1");
        }
    }

    /** The defaults for a URL. Throws as the constructor. */
    public static TransportOptions of(URI baseUrl) {
        return new TransportOptions(
                baseUrl,
                HttpVersionChoice.AUTOMATIC,
                ConnectionOptions.DEFAULT,
                TlsOptions.DEFAULT,
                null,
                null);
    }

    /** With another version of HTTP. */
    public TransportOptions withVersion(HttpVersionChoice version) {
        return new TransportOptions(baseUrl, version, connections, tls, proxy, userAgent);
    }

    /** With connections made and kept otherwise. */
    public TransportOptions withConnections(ConnectionOptions connections) {
        return new TransportOptions(baseUrl, version, connections, tls, proxy, userAgent);
    }

    /** With other options for TLS. */
    public TransportOptions withTls(TlsOptions tls) {
        return new TransportOptions(baseUrl, version, connections, tls, proxy, userAgent);
    }

    /** With a proxy, or without one. */
    public TransportOptions withProxy(@Nullable ProxyServer proxy) {
        return new TransportOptions(baseUrl, version, connections, tls, proxy, userAgent);
    }

    /** With another user agent, or without one. */
    public TransportOptions withUserAgent(@Nullable String userAgent) {
        return new TransportOptions(baseUrl, version, connections, tls, proxy, userAgent);
    }

    boolean isTls() {
        return "https".equalsIgnoreCase(baseUrl.getScheme());
    }

    /** Whether HTTP/1.1 is spoken, whatever the server says. */
    boolean isHttp1() {
        return version == HttpVersionChoice.HTTP_1_1
                || version == HttpVersionChoice.AUTOMATIC && !isTls();
    }

    String host() {
        return ProxyServer.unbracketed(baseUrl.getHost());
    }

    int port() {
        int port = baseUrl.getPort();
        if (port >= 0) {
            return port;
        }
        return isTls() ? 443 : 80;
    }

    /** What is put before targets, which start with a slash. */
    String basePath() {
        String path = baseUrl.getRawPath() == null ? "" : baseUrl.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
