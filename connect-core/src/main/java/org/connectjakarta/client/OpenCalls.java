package org.connectjakarta.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.connectjakarta.CallContext;
import org.connectjakarta.CanceledException;
import org.connectjakarta.ConnectException;
import org.jspecify.annotations.Nullable;

/** Calls that are cancelled together: those of a client, and those that are made while another call is being served. Thread-safe. */
final class OpenCalls {
    private final Set<ClientDriver<?, ?>> underWay = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ConnectException closed;

    /** Those that end with a call that is being served. */
    static OpenCalls of(CallContext inbound) {
        synchronized (inbound) {
            return inbound.get(OpenCalls.class).orElseGet(() -> watch(inbound));
        }
    }

    private static OpenCalls watch(CallContext inbound) {
        OpenCalls calls = new OpenCalls();
        inbound.put(OpenCalls.class, calls);
        inbound.onCancel(
                () -> calls.close(new CanceledException("the call being served was cancelled")));
        return calls;
    }

    /** Adds a call, which is cancelled at once if the others were. */
    void add(ClientDriver<?, ?> call) {
        underWay.add(call);
        ConnectException why = closed;
        if (why != null) {
            call.cancel(why);
        }
    }

    /** A call is over. */
    void remove(ClientDriver<?, ?> call) {
        underWay.remove(call);
    }

    /** Cancels all, and what is added later. */
    void close(ConnectException why) {
        closed = why;
        underWay.forEach(call -> call.cancel(why));
    }
}
