package org.connectjakarta.cdi;

import org.connectjakarta.CallContext;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a call is being served: for what runs in calls and elsewhere, where an injected {@link CallContext} would throw. A bean
 * wherever services are beans. Thread-safe.
 */
public interface CurrentCall {

    /**
     * The call that the current thread serves; null if it serves none. Actions that are given to its {@link CallContext#onCancel} run at
     * the end of the call too, however it ends: what is started for a call does not outlive it.
     */
    @Nullable CallContext get();
}
