package org.connectjakarta.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectjakarta.CallContext;
import org.connectjakarta.Headers;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.Peer;
import org.connectjakarta.server.Words;

/** A call that is being served, as far as calls made meanwhile look at it. */
final class Served implements CallContext {
    private final Optional<Duration> remaining;
    private final List<Runnable> actions = new ArrayList<>();
    private final Map<Class<?>, Object> values = new HashMap<>();
    private volatile boolean cancelled;

    Served(Optional<Duration> remaining) {
        this.remaining = remaining;
    }

    void cancel() {
        cancelled = true;
        List<Runnable> due;
        synchronized (this) {
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    /** How many want to hear of the cancellation. */
    synchronized int listeners() {
        return actions.size();
    }

    @Override
    public MethodSpec<?, ?> method() {
        return Words.SAY;
    }

    @Override
    public String protocol() {
        return "connect";
    }

    @Override
    public String httpMethod() {
        return "POST";
    }

    @Override
    public Peer peer() {
        return Peer.UNKNOWN;
    }

    @Override
    public Headers requestHeaders() {
        return Headers.create();
    }

    @Override
    public Headers responseHeaders() {
        return Headers.metadata();
    }

    @Override
    public Headers responseTrailers() {
        return Headers.metadata();
    }

    @Override
    public void sendHeaders() {}

    @Override
    public Optional<Instant> deadline() {
        return remaining.map(left -> Instant.now().plus(left));
    }

    @Override
    public Optional<Duration> timeRemaining() {
        return remaining;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    @Override
    public synchronized <T> void put(Class<T> type, T value) {
        values.put(type, value);
    }

    @Override
    public synchronized <T> Optional<T> get(Class<T> type) {
        return Optional.ofNullable(type.cast(values.get(type)));
    }
}
