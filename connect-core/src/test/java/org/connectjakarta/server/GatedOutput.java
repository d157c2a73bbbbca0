package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A slow client: whoever writes to it waits until the gate is opened, or is interrupted. */
final class GatedOutput extends OutputStream {
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    void awaitWriter() throws InterruptedException {
        assertThat(writing.await(20, TimeUnit.SECONDS)).isTrue();
    }

    void open() {
        gate.countDown();
    }

    @Override
    public void write(int b) throws IOException {
        pass();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        pass();
    }

    private void pass() throws IOException {
        writing.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while writing");
        }
    }
}
