package org.connectjakarta.vertx;

import io.vertx.core.http.HttpServerOptions;
import java.net.URI;

/** The ways in which the same tests go. */
enum Wire {
    HTTP_1_1,
    H2C,
    HTTP_1_1_TLS,
    HTTP_2_TLS;

    boolean isTls() {
        return this == HTTP_1_1_TLS || this == HTTP_2_TLS;
    }

    boolean isHttp2() {
        return this == H2C || this == HTTP_2_TLS;
    }

    HttpServerOptions server() {
        return isTls() ? TestServer.tls("server", "server") : new HttpServerOptions();
    }

    TransportOptions client(int port) {
        URI url = URI.create((isTls() ? "https" : "http") + "://localhost:" + port);
        return TransportOptions.of(url)
                .withVersion(isHttp2() ? HttpVersionChoice.HTTP_2 : HttpVersionChoice.HTTP_1_1)
                .withTls(TlsOptions.DEFAULT.withTrust(TestServer.resource("ca.pem")));
    }
}
