package org.connectjakarta.vertx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.connectjakarta.Headers;
import org.connectjakarta.http.ClientExchange;
import org.connectjakarta.http.ClientListener;
import org.connectjakarta.http.ClientRequest;
import org.connectjakarta.http.ClientTransport;

/** One exchange and what is heard of it. */
final class Call implements ClientListener {
    final CompletableFuture<Integer> status = new CompletableFuture<>();

    /** {@code end}, {@code reset 8}, or {@code failed} and the message. */
    final CompletableFuture<String> outcome = new CompletableFuture<>();

    final Semaphore pieces = new Semaphore(0);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private volatile boolean reads;
    private ClientExchange exchange;
    private volatile Headers headers = Headers.create();
    private volatile Headers trailers = Headers.create();
    private volatile Throwable cause;

    private Call(boolean reads) {
        this.reads = reads;
    }

    /** Reads the whole response. */
    static Call start(ClientTransport transport, ClientRequest request) {
        Call call = new Call(true);
        call.exchange = transport.exchange(request, call);
        call.exchange.fetch();
        call.exchange.start();
        return call;
    }

    /** Reads what the test asks for. */
    static Call paused(ClientTransport transport, ClientRequest request) {
        Call call = new Call(false);
        call.exchange = transport.exchange(request, call);
        call.exchange.start();
        return call;
    }

    static ClientRequest get(String target) {
        return new ClientRequest("GET", target, Headers.create(), new byte[0]);
    }

    static ClientRequest post(String body) {
        return new ClientRequest(
                "POST", "/s/m", Headers.create(), body.getBytes(StandardCharsets.UTF_8));
    }

    static ClientRequest stream() {
        return new ClientRequest("POST", "/s/m", Headers.create(), null);
    }

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    ClientExchange exchange() {
        return exchange;
    }

    Headers headers() {
        return headers;
    }

    Headers trailers() {
        return trailers;
    }

    Throwable cause() {
        return cause;
    }

    synchronized String text() {
        return body.toString(StandardCharsets.UTF_8);
    }

    synchronized int length() {
        return body.size();
    }

    String outcome() {
        return get(outcome);
    }

    /** Waits for a piece of the body. */
    void awaitPiece() {
        try {
            if (!pieces.tryAcquire(10, TimeUnit.SECONDS)) {
                throw new AssertionError("no piece came; " + outcome);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Reads the rest of the response. */
    void readAll() {
        reads = true;
        exchange.fetch();
    }

    /** Sends text; fails if it cannot be sent at once. */
    void write(String text) {
        CompletableFuture<Void> more = new CompletableFuture<>();
        exchange.write(text.getBytes(StandardCharsets.UTF_8), () -> more.complete(null));
        get(more);
    }

    @Override
    public void head(int status, Headers headers) {
        this.headers = headers;
        if (!this.status.complete(status)) {
            outcome.complete("a second head");
        }
    }

    @Override
    public void body(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        synchronized (this) {
            body.writeBytes(copy);
        }
        pieces.release();
        if (reads) {
            exchange.fetch();
        }
    }

    @Override
    public void end(Headers trailers) {
        this.trailers = trailers;
        finish("end");
    }

    @Override
    public void reset(long errorCode) {
        finish("reset " + errorCode);
    }

    @Override
    public void failed(Throwable cause) {
        this.cause = cause;
        finish("failed " + cause.getMessage());
    }

    private void finish(String how) {
        if (!outcome.complete(how)) {
            throw new AssertionError("a second outcome: " + how);
        }
    }
}
