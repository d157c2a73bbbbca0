package org.connectjakarta.vertx;

/**
 * An HTTP proxy without authentication.
 *
 * @param host a name or an address
 * @param port 1 to 65535
 */
public record ProxyServer(String host, int port) {
    private static final int MAX_PORT = 65_535;

    /**
     * @throws IllegalArgumentException if there is no host, or if the port is out of range
     */
    public ProxyServer {
        if (host.isBlank() || port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException(
                    "a proxy has a host, and a port from 1 to 65535: " + host + ":" + port);
        }
    }

    /**
     * Reads {@code host:port}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static ProxyServer of(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        try {
            return new ProxyServer(
                    unbracketed(hostAndPort.substring(0, Math.max(colon, 0))),
                    Integer.parseInt(hostAndPort.substring(colon + 1)));
        } catch (NumberFormatException e) {
            // The text may be a URL with a password: it is not repeated.
            throw new IllegalArgumentException("a proxy is written host:port", e);
        }
    }

    /** An IPv6 address without the brackets that it has in URLs. */
    static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }
}
