package org.connectjakarta.memory;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.Headers;
import org.connectjakarta.http.ClientListener;

/** Notes what a client is told. */
final class Told implements ClientListener {
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    /** The next thing that is told; waits for it. */
    String next() throws InterruptedException {
        return String.valueOf(events.poll(20, TimeUnit.SECONDS));
    }

    List<String> all() {
        return List.copyOf(events);
    }

    @Override
    public void head(int status, Headers headers) {
        events.add("head " + status);
    }

    @Override
    public void body(ByteBuffer bytes) {
        events.add("body " + bytes.remaining());
    }

    @Override
    public void end(Headers trailers) {
        events.add("end " + trailers);
    }

    @Override
    public void reset(long errorCode) {
        events.add("reset " + errorCode);
    }

    @Override
    public void failed(Throwable cause) {
        events.add("failed " + cause);
    }
}
