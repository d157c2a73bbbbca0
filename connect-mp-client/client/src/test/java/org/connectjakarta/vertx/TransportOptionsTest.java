package org.connectjakarta.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportOptionsTest {

    @ParameterizedTest
    @CsvSource({
        "http://example.com, example.com, 80, '', true",
        "https://example.com/, example.com, 443, '', false",
        "HTTPS://example.com:8443/a/b/, example.com, 8443, /a/b, false",
        "http://[::1]:8080/a%20b, ::1, 8080, /a%20b, true",
    })
    void aBaseUrlIsTakenApart(String url, String host, int port, String path, boolean http1) {
        TransportOptions options = TransportOptions.of(URI.create(url));
        assertThat(options.host()).isEqualTo(host);
        assertThat(options.port()).isEqualTo(port);
        assertThat(options.basePath()).isEqualTo(path);
        assertThat(options.isHttp1()).isEqualTo(http1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "ftp://example.com",
                "http:///path",
                "http://example.com?x=y",
                "http://example.com#x",
                "http://user:secret@example.com"
            })
    void aBadBaseUrlIsRefused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransportOptions.of(URI.create(url)))
                .withMessageContaining("base URL")
                .withMessageNotContaining("secret");
    }

    @Test
    void http2WithoutTlsDoesNotGoThroughAProxy() {
        TransportOptions options =
                TransportOptions.of(URI.create("http://localhost"))
                        .withProxy(ProxyServer.of("proxy:3128"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withVersion(HttpVersionChoice.HTTP_2));
    }

    @Test
    void equalOptionsAreEqual() {
        TransportOptions one = everything();
        assertThat(one).isEqualTo(everything()).hasSameHashCodeAs(everything());
        assertThat(one.withUserAgent("b")).isNotEqualTo(one);
    }

    private static TransportOptions everything() {
        return TransportOptions.of(URI.create("https://localhost"))
                .withUserAgent("a")
                .withProxy(ProxyServer.of("[::1]:3128"))
                .withConnections(ConnectionOptions.DEFAULT.withMaxHttp1Connections(7))
                .withTls(
                        TlsOptions.DEFAULT
                                .withTrust("certificate")
                                .withIdentity("certificate", "key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy", "proxy:", ":80", "proxy:0", "proxy:65536", "proxy:x"})
    void aBadProxyIsRefused(String proxy) {
        assertThatIllegalArgumentException().isThrownBy(() -> ProxyServer.of(proxy));
    }

    @Test
    void badTimesAndNumbersAreRefused() {
        ConnectionOptions options = ConnectionOptions.DEFAULT;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withConnectTimeout(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withIdleTimeout(Duration.ofDays(25)));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withMaxHttp1Connections(0));
        assertThat(options.withIdleTimeout(Duration.ofMillis(1001)).idleTimeoutSeconds())
                .isEqualTo(2);
    }
}
