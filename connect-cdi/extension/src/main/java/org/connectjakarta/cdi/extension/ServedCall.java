package org.connectjakarta.cdi.extension;

import org.connectjakarta.CallContext;
import org.connectjakarta.CanceledException;
import org.connectjakarta.call.Cancellation;

/** A call as those see it who start something for it: its end, of whatever kind, cancels that. One object for each call. */
final class ServedCall extends DelegatingCall {
    private final CallContext call;
    private final Cancellation end = new Cancellation();

    private ServedCall(CallContext call) {
        this.call = call;
    }

    /** For a call that has none. */
    static ServedCall of(CallContext call) {
        ServedCall served = new ServedCall(call);
        call.put(ServedCall.class, served);
        call.onCancel(served::over);
        return served;
    }

    /** The call is over, or cancelled. */
    void over() {
        end.cancel(new CanceledException("the call is over"));
    }

    @Override
    CallContext call() {
        return call;
    }

    @Override
    public void onCancel(Runnable action) {
        end.onCancel(action);
    }
}
