package org.connectjakarta.server;

import java.util.ArrayList;
import java.util.List;
import org.connectjakarta.ConnectException;
import org.jspecify.annotations.Nullable;

/** Whether a call is cancelled, why, and who wants to know. Thread-safe. */
final class Cancellation {
    private List<Runnable> actions = List.of();
    private @Nullable ConnectException cause;
    private boolean over;

    /** Why the call was cancelled; null if it was not. */
    synchronized @Nullable ConnectException cause() {
        return cause;
    }

    void onCancel(Runnable action) {
        synchronized (this) {
            if (cause == null) {
                if (!over) {
                    actions = actions.isEmpty() ? new ArrayList<>() : actions;
                    actions.add(action);
                }
                return;
            }
        }
        action.run();
    }

    /** Cancels the call, unless it is over or was cancelled before; runs the actions. */
    boolean cancel(ConnectException why) {
        List<Runnable> due;
        synchronized (this) {
            if (over || cause != null) {
                return false;
            }
            cause = why;
            due = actions;
            actions = List.of();
        }
        for (Runnable action : due) {
            try {
                action.run();
            } catch (Throwable t) {
                // Whatever it is, the call must still be ended.
                why.addSuppressed(t);
            }
        }
        return true;
    }

    /** The call is over: it cannot be cancelled any more. */
    synchronized void end() {
        over = true;
        actions = List.of();
    }
}
