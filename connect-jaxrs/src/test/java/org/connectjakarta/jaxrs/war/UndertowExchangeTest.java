package org.connectjakarta.jaxrs.war;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.connectjakarta.Headers;
import org.connectjakarta.server.RpcServer;
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

    private final class In extends ServletInputStream {
        private int left;
        private final boolean ends;

        In(int left, boolean ends) {
            this.left = left;
            this.ends = ends;
        }

        @Override
        public boolean isFinished() {
            return ends && left < 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {}

        @Override
        public int available() {
            if (ends && left == 0) {
                left = -1;
            }
            return Math.max(left, 0);
        }

        @Override
        public int read() throws IOException {
            throw new IOException("would block");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int count = Math.min(left, length);
            left -= count;
            if (left == 0) {
                events.add("request read");
            }
            return count;
        }
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
                stub(HttpServletRequest.class),
                stub(HttpServletResponse.class));
    }

    @Test
    void readsTheRestOfARequestBeforeItsResponseEnds() throws IOException {
        answers.put("getInputStream", new In(20_000, true));
        exchange().responseBody().close();
        assertThat(events).containsExactly("request read", "response ended");
    }

    @Test
    void doesNotWaitLongForARequestThatStaysOpen() throws IOException {
        answers.put("getInputStream", new In(0, false));
        exchange().responseBody().close();
        assertThat(events).containsExactly("response ended");
    }

    @Test
    void leavesReadingToTheReader() throws Exception {
        answers.put("getInputStream", new In(20_000, true));
        UndertowExchange exchange = exchange();
        Thread timer = new Thread(() -> close(exchange));
        timer.start();
        timer.join();
        assertThat(events).containsExactly("response ended");
    }

    private static void close(UndertowExchange exchange) {
        try {
            exchange.responseBody().close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
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
