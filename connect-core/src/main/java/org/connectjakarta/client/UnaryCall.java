package org.connectjakarta.client;

import com.google.protobuf.Message;
import java.time.Duration;
import org.connectjakarta.CanceledException;
import org.connectjakarta.ConnectException;
import org.connectjakarta.call.Source;
import org.jspecify.annotations.Nullable;

/** A unary call, made again as often as an interceptor wants it and its time allows it. */
final class UnaryCall<I extends Message, O extends Message> implements Source.Receiver<O> {
    private final Attempts<I, O> attempts;
    private final I request;
    private final CallOptions options;
    private final Source.Receiver<? super Response<O>> result;
    private final long begin = System.nanoTime();

    /** All the time that there is; null if it has no limit. */
    private @Nullable Duration time;

    private int made;
    private volatile @Nullable ClientDriver<I, O> attempt;
    private volatile @Nullable ConnectException cancelled;

    /** What makes and delays attempts. */
    interface Attempts<I extends Message, O extends Message> {
        /** A call that starts at once. */
        ClientDriver<I, O> start(I request, CallOptions options);

        /** Runs an action later, by the executor of the call. */
        void delay(Runnable action, Duration delay);
    }

    UnaryCall(
            Attempts<I, O> attempts,
            I request,
            CallOptions options,
            Source.Receiver<? super Response<O>> result) {
        this.attempts = attempts;
        this.request = request;
        this.options = options;
        this.result = result;
    }

    void start() {
        made++;
        ClientDriver<I, O> next = attempts.start(request, remaining());
        if (made == 1) {
            time = next.call().timeout();
        }
        attempt = next;
        ConnectException why = cancelled;
        if (why != null) {
            next.cancel(why);
        }
        next.read(this);
    }

    private CallOptions remaining() {
        return time == null ? options : options.withTimeout(left());
    }

    private Duration left() {
        return time.minusNanos(System.nanoTime() - begin);
    }

    void cancel(ConnectException why) {
        cancelled = why;
        ClientDriver<I, O> current = attempt;
        if (current != null) {
            current.cancel(why);
        }
    }

    @Override
    public void message(O message) {
        ClientCall<I, O> call = attempt.call();
        result.message(new Response<>(message, call.responseHeaders(), call.responseTrailers()));
    }

    @Override
    public void complete() {
        // The engine has made sure that there is a message.
        result.failed(new CanceledException("the response has no message"));
    }

    @Override
    public void failed(Throwable failure) {
        Duration delay =
                failure instanceof ConnectException error && cancelled == null
                        ? attempt.call().retryAfter(error, made)
                        : null;
        if (delay == null || !isTimeFor(delay)) {
            result.failed(failure);
        } else {
            attempts.delay(() -> again(failure), delay);
        }
    }

    private boolean isTimeFor(Duration delay) {
        return time == null || left().compareTo(delay) > 0;
    }

    private void again(Throwable failure) {
        ConnectException why = cancelled;
        if (why != null) {
            result.failed(why);
        } else if (isTimeFor(Duration.ZERO)) {
            start();
        } else {
            result.failed(failure);
        }
    }
}
