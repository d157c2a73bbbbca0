package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A client that takes what is written, but not at once; a write that is interrupted meanwhile fails. */
final class SlowOutput extends OutputStream {
    private static final long MILLIS = 10;

    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    void awaitWriter() throws InterruptedException {
        assertThat(writing.await(20, TimeUnit.SECONDS)).isTrue();
    }

    /** Lets writes go on: soon. */
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
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while writing");
        }
    }
}
