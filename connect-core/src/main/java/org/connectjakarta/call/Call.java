package org.connectjakarta.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.connectjakarta.CallContext;
import org.connectjakarta.DeadlineExceededException;
import org.connectjakarta.Headers;
import org.connectjakarta.ResourceExhaustedException;
import org.jspecify.annotations.Nullable;

/** One call, as far as it is the same on both sides: how long it may take, its cancellation, what is kept in it. */
public abstract class Call implements CallContext {
    private final Cancellation cancellation = new Cancellation();
    private final CallValues values = new CallValues();
    private @Nullable Duration timeout;
    private @Nullable Instant deadline;

    /** Fixes how long the call may take from now; null without limit. */
    protected final void limit(@Nullable Duration timeout) {
        this.timeout = timeout;
        if (timeout != null) {
            deadline = Instant.now().plus(timeout);
        }
    }

    /**
     * Once that is fixed.
     *
     * @throws DeadlineExceededException if no time is left
     */
    protected final void requireTime() {
        if (timeout != null && timeout.isZero()) {
            throw new DeadlineExceededException("the deadline had passed before the call began");
        }
    }

    /**
     * Looks at the size of the request's metadata.
     *
     * @throws ResourceExhaustedException if they are larger
     */
    protected static void requireAtMost(int maxBytes, Headers metadata) {
        if (metadata.size() > maxBytes) {
            throw new ResourceExhaustedException(
                    "request metadata is larger than the limit of " + maxBytes + " bytes");
        }
    }

    /** Whether and why the call is cancelled. */
    public final Cancellation cancellation() {
        return cancellation;
    }

    /** How long the call may take from its start; null without limit. */
    public final @Nullable Duration timeout() {
        return timeout;
    }

    @Override
    public final Optional<Instant> deadline() {
        return Optional.ofNullable(deadline);
    }

    @Override
    public final boolean isCancelled() {
        return cancellation.cause() != null;
    }

    @Override
    public final void onCancel(Runnable action) {
        cancellation.onCancel(action);
    }

    @Override
    public final <T> void put(Class<T> type, T value) {
        values.put(type, value);
    }

    @Override
    public final <T> Optional<T> get(Class<T> type) {
        return values.get(type);
    }
}
