package org.connectjakarta.benchmarks.memory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.connectjakarta.benchmarks.load.ServerProcess;
import org.connectjakarta.benchmarks.v1.Sentence;
import org.connectjakarta.benchmarks.wire.Answer;
import org.connectjakarta.benchmarks.wire.Bytes;
import org.connectjakarta.benchmarks.wire.WireClient;

/** Calls of every kind on a server with a heap of 64 MiB that ends at its first OutOfMemoryError. */
final class MixedCalls {
    private static final String ECHO = "/connectjakarta.benchmarks.v1.EchoService/Echo";
    private static final String COUNT = "/connectjakarta.benchmarks.v1.EchoService/Count";
    private static final String COLLECT = "/connectjakarta.benchmarks.v1.EchoService/Collect";
    private static final int CALLERS = 16;
    private static final byte[] EMPTY = new byte[0];

    private final int calls;

    MixedCalls(int calls) {
        this.calls = calls;
    }

    /** A call, over HTTP/1.1 or h2c, and what its answer has to contain. */
    private record Call(
            boolean http2, String path, Map<String, String> headers, byte[] body, String expected) {
        static Call of(
                boolean http2, String path, String contentType, byte[] body, String expected) {
            return new Call(
                    http2,
                    path,
                    Map.of("content-type", contentType, "te", "trailers"),
                    body,
                    expected);
        }

        void make(WireClient http1, WireClient h2c) throws Exception {
            WireClient client = http2 ? h2c : http1;
            Answer answer = body == null ? client.get(path) : client.post(path, headers, body);
            if (!answer.toString().contains(expected)) {
                throw new IllegalStateException(
                        "instead of \""
                                + expected
                                + "\" "
                                + path
                                + " "
                                + headers
                                + " has "
                                + answer);
            }
        }
    }

    boolean run() throws Exception {
        String[] options = {"-Xmx64m", "-XX:+ExitOnOutOfMemoryError"};
        try (ServerProcess server =
                        ServerProcess.start("memory-mixed", ServerProcess.java(options));
                WireClient http1 = WireClient.of(server.port(), false);
                WireClient h2c = WireClient.of(server.port(), true)) {
            List<Call> kinds = kinds();
            long start = System.nanoTime();
            String failure = null;
            try {
                callAll(kinds, http1, h2c);
            } catch (Exception e) {
                failure = String.valueOf(e.getCause() == null ? e : e.getCause());
            }
            boolean passed = failure == null && server.isAlive();
            System.out.printf(
                    "%s: %,d calls of %d kinds in %d s with -Xmx64m, heap after a collection %s%n",
                    passed ? "passed" : "FAILED (" + failure + ")",
                    calls,
                    kinds.size(),
                    (System.nanoTime() - start) / 1_000_000_000,
                    server.isAlive() ? Heap.text(Heap.used(http1)) : "unknown: the server is dead");
            return passed;
        }
    }

    private void callAll(List<Call> kinds, WireClient http1, WireClient h2c) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Callable<Void> caller =
                () -> {
                    for (int i = next.getAndIncrement(); i < calls; i = next.getAndIncrement()) {
                        kinds.get(i % kinds.size()).make(http1, h2c);
                    }
                    return null;
                };
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<Void>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(threads.submit(caller));
            }
            for (Future<Void> one : callers) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Call> kinds() {
        List<Call> kinds = new ArrayList<>();
        byte[] proto = Bytes.proto();
        byte[] envelope = Bytes.envelope(proto);
        byte[] count = Bytes.envelope(Bytes.count(50));
        for (boolean http2 : new boolean[] {false, true}) {
            kinds.add(
                    Call.of(
                            http2,
                            ECHO,
                            "application/json",
                            Bytes.json(),
                            "\"" + Bytes.TEXT + "\""));
            kinds.add(Call.of(http2, ECHO, "application/proto", proto, Bytes.TEXT));
            kinds.add(new Call(http2, ECHO + query(proto), Map.of(), null, Bytes.TEXT));
            kinds.add(
                    Call.of(http2, ECHO, "application/json", "{}".getBytes(), "invalid_argument"));
            kinds.add(Call.of(http2, ECHO, "application/json", "{".getBytes(), "invalid_argument"));
            kinds.add(Call.of(http2, ECHO, "text/plain", proto, "415"));
            kinds.add(gzip(http2));
            kinds.add(
                    Call.of(http2, ECHO, "application/grpc-web+proto", envelope, "grpc-status: 0"));
            kinds.add(
                    Call.of(
                            http2,
                            ECHO,
                            "application/grpc-web+proto",
                            Bytes.envelope(EMPTY),
                            "grpc-status: 3"));
            kinds.add(Call.of(http2, COUNT, "application/grpc-web+proto", count, "xxx"));
            kinds.add(Call.of(http2, COUNT, "application/connect+proto", count, "xxx"));
            kinds.add(Call.of(http2, COLLECT, "application/connect+proto", twice(envelope), "{}"));
        }
        kinds.add(Call.of(true, ECHO, "application/grpc", envelope, "grpc-status: 0"));
        kinds.add(Call.of(true, ECHO, "application/grpc", Bytes.envelope(EMPTY), "grpc-status: 3"));
        kinds.add(Call.of(true, COUNT, "application/grpc", count, "grpc-status: 0"));
        kinds.add(Call.of(true, COLLECT, "application/grpc", twice(envelope), "grpc-status: 0"));
        kinds.add(
                Call.of(
                        true,
                        "/no.such.Service/Call",
                        "application/grpc",
                        envelope,
                        "grpc-status: 12"));
        return kinds;
    }

    private static String query(byte[] proto) {
        return "?connect=v1&encoding=proto&base64=1&message="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(proto);
    }

    private static Call gzip(boolean http2) {
        byte[] message =
                Sentence.newBuilder().setSentence(Bytes.TEXT.repeat(1_000)).build().toByteArray();
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/proto");
        headers.put("content-encoding", "gzip");
        headers.put("accept-encoding", "gzip");
        return new Call(http2, ECHO, headers, compressed.toByteArray(), "gzip");
    }

    private static byte[] twice(byte[] envelope) {
        byte[] two = new byte[2 * envelope.length];
        System.arraycopy(envelope, 0, two, 0, envelope.length);
        System.arraycopy(envelope, 0, two, envelope.length, envelope.length);
        return two;
    }
}
