package org.connectjakarta.vertx;

import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The options of a transport in the words of Vert.x. */
final class HttpSettings {
    /** What one stream may send before it is read: enough for 1 GB/s at a round trip of 1 ms. */
    private static final int STREAM_WINDOW = 1024 * 1024;

    /** What all streams together may send: streams that are not read do not stop the others soon. */
    private static final int CONNECTION_WINDOW = 16 * 1024 * 1024;

    /** Error details come in trailers; the engine has its own limit for what it takes. */
    private static final int MAX_HEADER_BYTES = 64 * 1024;

    private static final int MAX_CHUNK_BYTES = 64 * 1024;

    private HttpSettings() {}

    static PoolOptions pool(TransportOptions options) {
        return new PoolOptions()
                .setHttp1MaxSize(options.connections().maxHttp1Connections())
                .setHttp2MaxSize(1);
    }

    static HttpClientOptions client(TransportOptions options) {
        ConnectionOptions connections = options.connections();
        HttpClientOptions client =
                new HttpClientOptions()
                        .setDefaultHost(options.host())
                        .setDefaultPort(options.port())
                        .setConnectTimeout(connections.connectTimeoutMillis())
                        .setKeepAliveTimeout(connections.idleTimeoutSeconds())
                        .setHttp2KeepAliveTimeout(connections.idleTimeoutSeconds())
                        .setMaxHeaderSize(MAX_HEADER_BYTES)
                        .setMaxChunkSize(MAX_CHUNK_BYTES)
                        .setHttp2ClearTextUpgrade(false)
                        .setHttp2ConnectionWindowSize(CONNECTION_WINDOW)
                        .setInitialSettings(http2());
        version(client, options);
        tls(client, options);
        proxy(client, options);
        return client;
    }

    private static Http2Settings http2() {
        return new Http2Settings()
                .setPushEnabled(false)
                .setInitialWindowSize(STREAM_WINDOW)
                .setMaxHeaderListSize(MAX_HEADER_BYTES);
    }

    private static void version(HttpClientOptions client, TransportOptions options) {
        if (options.isHttp1()) {
            client.setProtocolVersion(HttpVersion.HTTP_1_1);
            return;
        }
        client.setProtocolVersion(HttpVersion.HTTP_2);
        if (options.isTls()) {
            client.setUseAlpn(true)
                    .setAlpnVersions(
                            options.version() == HttpVersionChoice.HTTP_2
                                    ? List.of(HttpVersion.HTTP_2)
                                    : List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1));
        }
    }

    private static void tls(HttpClientOptions client, TransportOptions options) {
        if (!options.isTls()) {
            return;
        }
        TlsOptions tls = options.tls();
        client.setSsl(true)
                .setVerifyHost(tls.verifyHost())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setSslHandshakeTimeout(options.connections().connectTimeoutMillis());
        if (tls.trust() != null) {
            client.setTrustOptions(tls.trust());
        }
        if (tls.identity() != null) {
            client.setKeyCertOptions(tls.identity());
        }
    }

    private static void proxy(HttpClientOptions client, TransportOptions options) {
        ProxyServer proxy = options.proxy();
        if (proxy != null) {
            client.setProxyOptions(
                    new ProxyOptions()
                            .setType(ProxyType.HTTP)
                            .setHost(proxy.host())
                            .setPort(proxy.port()));
        }
    }
}
