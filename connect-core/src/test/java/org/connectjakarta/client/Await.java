package org.connectjakarta.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;

/** Waits for what another thread brings about, within a bound. */
final class Await {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private Await() {}

    static void until(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new AssertionError("not within 20 seconds: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
        }
    }

    /** The error with which a call ends. */
    static ConnectException failure(Code code, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(ConnectException.class);
        ConnectException error = (ConnectException) thrown;
        assertThat(error.code()).as(error.toString()).isEqualTo(code);
        return error;
    }
}
