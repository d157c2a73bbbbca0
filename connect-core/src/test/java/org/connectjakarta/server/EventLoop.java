package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.Principal;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.connectjakarta.Headers;
import org.connectjakarta.Peer;
import org.connectjakarta.http.AsyncExchange;
import org.connectjakarta.http.HttpVersion;

/**
 * A loopback that is served without blocking: the thread that calls {@link #serve} is its event loop until the call is over. The body
 * comes in small pieces, read by another thread, and writers are made to wait each time.
 */
final class EventLoop implements AsyncExchange {
    private static final int PIECE = 7;

    private final Loopback http;
    private final Thread own = Thread.currentThread();
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    private EventLoop(Loopback http) {
        this.http = http;
    }

    static Loopback serve(Loopback http, RpcServer server) {
        EventLoop loop = new EventLoop(http);
        AtomicBoolean done = new AtomicBoolean();
        server.serve(
                loop,
                () -> {
                    assertThat(done.getAndSet(true)).as("done twice").isFalse();
                });
        loop.turnUntil(done);
        http.assertUsedAsAgreed();
        return http;
    }

    private void turnUntil(AtomicBoolean done) {
        while (!done.get()) {
            Runnable task;
            try {
                task = tasks.poll(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            assertThat(task).as("the call is not over, and nothing is to be done").isNotNull();
            task.run();
        }
    }

    @Override
    public boolean isOwnThread() {
        return Thread.currentThread() == own;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public void fetch(BodyListener listener) {
        assertThat(isOwnThread()).isTrue();
        OwnThread.run(() -> read(listener));
    }

    private void read(BodyListener listener) {
        byte[] bytes = new byte[PIECE];
        try {
            int count = http.requestBody().read(bytes, 0, PIECE);
            execute(
                    count < 0
                            ? listener::end
                            : () -> listener.body(ByteBuffer.wrap(bytes, 0, count)));
        } catch (IOException e) {
            execute(() -> listener.failed(e));
        }
    }

    @Override
    public void whenWritable(Runnable action) {
        execute(action);
    }

    /** The client goes away; seen by the loop. */
    @Override
    public void onDisconnect(Runnable action) {
        http.onDisconnect(() -> execute(action));
    }

    @Override
    public void respond(int status, Headers headers, long contentLength) {
        http.respond(status, headers, contentLength);
    }

    @Override
    public void trailers(Supplier<Headers> trailers) {
        http.trailers(trailers);
    }

    @Override
    public OutputStream responseBody() {
        return http.responseBody();
    }

    @Override
    public boolean joinsFlushes() {
        return true;
    }

    @Override
    public void abort(Throwable cause) {
        http.abort(cause);
    }

    @Override
    public String method() {
        return http.method();
    }

    @Override
    public String path() {
        return http.path();
    }

    @Override
    public String query() {
        return http.query();
    }

    @Override
    public HttpVersion version() {
        return http.version();
    }

    @Override
    public Headers headers() {
        return http.headers();
    }

    @Override
    public Peer peer() {
        return http.peer();
    }

    @Override
    public Principal principal() {
        return http.principal();
    }

    @Override
    public boolean isUserInRole(String role) {
        return http.isUserInRole(role);
    }
}
