package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.connectjakarta.Code;
import org.connectjakarta.http.HttpVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client still sends when it has its answer is read over HTTP/1, within bounds, and left alone over HTTP/2. */
class RequestRestTest {
    private static final long BOUND = 9 * 1024 * 1024;
    private final AtomicLong taken = new AtomicLong();

    private InputStream counting(InputStream body) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                int next = body.read();
                taken.addAndGet(next < 0 ? 0 : 1);
                return next;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = body.read(target, offset, length);
                taken.addAndGet(Math.max(count, 0));
                return count;
            }
        };
    }

    private void refused(HttpVersion version, InputStream body) {
        WireCall.of(Wire.GRPC_WEB, Words.JOIN)
                .over(version)
                .body(counting(body))
                .servedBy(Servers.of(new Words() {}))
                .failed(Code.UNIMPLEMENTED);
    }

    @Test
    void overHttp1ItIsRead() {
        refused(HttpVersion.HTTP_1, new ByteArrayInputStream(new byte[100_000]));

        assertThat(taken).hasValue(100_000);
    }

    @Test
    void overHttp1ItIsReadWithinBounds() {
        refused(HttpVersion.HTTP_1, new Endless(new byte[1]));

        assertThat(taken.get()).isLessThan(BOUND);
    }

    @Test
    void overHttp2ItIsLeftAlone() {
        refused(HttpVersion.HTTP_2, new ByteArrayInputStream(new byte[100_000]));

        assertThat(taken).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/unknown", "/org.connectjakarta.test.WordService/Join"})
    void alsoWhenHttpRefusesTheRequest(String path) {
        Loopback call =
                Loopback.post(path, "text/plain")
                        .over(HttpVersion.HTTP_1)
                        .body(counting(new ByteArrayInputStream(new byte[5000])))
                        .servedBy(Servers.of(new Words() {}));

        assertThat(call.status()).isIn(404, 415);
        assertThat(taken).hasValue(5000);
    }

    @Test
    void aClientThatGoesAwayMeanwhileIsNoFailure() {
        refused(
                HttpVersion.HTTP_1,
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset by peer");
                    }
                });

        assertThat(taken).hasValue(0);
    }
}
