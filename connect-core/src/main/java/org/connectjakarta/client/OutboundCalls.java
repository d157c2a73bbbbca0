package org.connectjakarta.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.connectjakarta.CallContext;
import org.connectjakarta.CanceledException;

/** The calls that are made while another one is being served, and are cancelled with it. Those that are over leave it. Thread-safe. */
final class OutboundCalls {
    private final Set<ClientDriver<?, ?>> underWay = ConcurrentHashMap.newKeySet();

    private OutboundCalls() {}

    /** Those of a call that is served. */
    static OutboundCalls of(CallContext inbound) {
        synchronized (inbound) {
            return inbound.get(OutboundCalls.class).orElseGet(() -> watch(inbound));
        }
    }

    private static OutboundCalls watch(CallContext inbound) {
        OutboundCalls calls = new OutboundCalls();
        inbound.put(OutboundCalls.class, calls);
        inbound.onCancel(calls::cancel);
        return calls;
    }

    /**
     * Adds a call.
     *
     * @return to be run when the call is over
     */
    Runnable add(ClientDriver<?, ?> call) {
        underWay.add(call);
        return () -> underWay.remove(call);
    }

    private void cancel() {
        underWay.forEach(
                call ->
                        call.cancel(
                                new CanceledException("the call that is served was cancelled")));
    }
}
