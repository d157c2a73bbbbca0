package org.connectjakarta.jaxrs.war;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.connectjakarta.Headers;
import org.connectjakarta.server.RpcServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UndertowExchangeTest {
    private final List<String> events = new ArrayList<>();
    private final List<Supplier<Map<String, String>>> trailers = new ArrayList<>();
    private final Map<String, Object> answers =
            new HashMap<>(
                    Map.of(
                            "getProtocol", "HTTP/2.0",
                            "getRequestURI", "/pkg.S/M",
                            "getContextPath", "",
                            "getOutputStream", new Out()));

    private final class Out extends ServletOutputStream {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}

        @Override
        public void write(int value) {}

        @Override
        public void close() {
            events.add("response ended");
        }
    }

    /** What Undertow does with a body: reads of a stream that was reset fail, and leave a buffer behind that nobody has filled. */
    private final class In extends ServletInputStream {
        private int left;
        private final @Nullable RuntimeException race;
        private boolean open;
        private int stale;

        /** The client resets its stream. */
        In(int left, @Nullable RuntimeException race) {
            this.left = left;
            this.race = race;
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {}

        @Override
        public int available() throws IOException {
            if (stale == 0 && left == 0 && !open) {
                throw new IOException("reset");
            }
            return stale + left;
        }

        @Override
        public int read() throws IOException {
            throw new IOException("nobody reads single bytes");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (stale > 0) {
                int count = Math.min(stale, length);
                stale -= count;
                return count;
            }
            if (left == 0) {
                assertThat(open).as("would wait for ever").isFalse();
                stale = 16 * 1024;
                if (race != null) {
                    throw race;
                }
                throw new IOException("reset");
            }
            int count = Math.min(left, length);
            left -= count;
            return count;
        }
    }

    /** The way from a request to its connection, as it is in Undertow. */
    public interface UndertowRequest extends HttpServletRequest {
        Object getExchange();
    }

    public static final class UndertowServerExchange {
        private final Object connection;

        UndertowServerExchange(Object connection) {
            this.connection = connection;
        }

        public Object getConnection() {
            return connection;
        }
    }

    /** Its fields are read by their names. */
    @SuppressWarnings("unused")
    private record Connection(Object requestChannel) {}

    @SuppressWarnings("unused")
    public final class Stream {
        private final long currentStreamSize;

        Stream(long received) {
            currentStreamSize = received;
        }

        public void suspendReads() {}

        public Object getHttp2Channel() {
            return new Http2Channel();
        }
    }

    public final class Http2Channel {
        public void updateReceiveFlowControlWindow(int bytes) {
            events.add("back: " + bytes);
        }
    }

    private UndertowExchange exchange(In in, int received) {
        answers.put("getInputStream", in);
        answers.put(
                "getExchange", new UndertowServerExchange(new Connection(new Stream(received))));
        return exchange();
    }

    private <T> T stub(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("setTrailerFields")) {
                                @SuppressWarnings("unchecked")
                                Supplier<Map<String, String>> fields =
                                        (Supplier<Map<String, String>>) arguments[0];
                                trailers.add(fields);
                                return null;
                            }
                            return answers.get(method.getName());
                        }));
    }

    private UndertowExchange exchange() {
        return new UndertowExchange(
                RpcServer.builder().build(),
                stub(UndertowRequest.class),
                stub(HttpServletResponse.class));
    }

    @Test
    void givesBackWhatWasReceivedAndNotRead() throws IOException {
        UndertowExchange exchange = exchange(new In(20_000, null), 50_000);
        exchange.responseBody().close();
        exchange.release();
        assertThat(events).containsExactly("response ended", "back: 30000");
    }

    @Test
    void countsWhatTheServiceHasReadBeforeTheReset() throws IOException {
        UndertowExchange exchange = exchange(new In(10, null), 15);
        InputStream body = exchange.requestBody();
        assertThat(body.read(new byte[100])).isEqualTo(10);
        assertThatIOException().isThrownBy(() -> body.read(new byte[100]));
        exchange.release();
        assertThat(events).containsExactly("back: 5");
    }

    @Test
    void doesNotHandOutBytesThatNobodyHasSent() throws IOException {
        InputStream body = exchange(new In(0, null), 0).requestBody();
        assertThatIOException().isThrownBy(() -> body.read(new byte[100]));
        assertThatIOException().isThrownBy(() -> body.read(new byte[100]));
    }

    @Test
    void takesTheRaceOfAReadWithAResetForAReset() throws IOException {
        InputStream body = exchange(new In(0, new IllegalStateException("freed")), 0).requestBody();
        assertThatIOException().isThrownBy(() -> body.read(new byte[100]));
    }

    @Test
    void givesNothingBackOfARequestThatWasRead() throws IOException {
        UndertowExchange exchange = exchange(new In(20_000, null), 20_000);
        exchange.responseBody().close();
        exchange.release();
        assertThat(events).containsExactly("response ended");
    }

    @Test
    void doesNotWaitForAClientThatHasNoAnswerYet() throws IOException {
        In in = new In(20_000, null);
        in.open = true;
        exchange(in, 20_000).release();
        assertThat(in.left).isZero();
        assertThat(events).isEmpty();
    }

    @Test
    void leavesOutTrailersThatDoNotFit() {
        exchange()
                .trailers(
                        () ->
                                Headers.create()
                                        .add("grpc-status", "13")
                                        .add("large", "x".repeat(12 * 1024))
                                        .add("small", "y"));
        assertThat(trailers.get(0).get()).isEqualTo(Map.of("grpc-status", "13", "small", "y"));
    }
}
