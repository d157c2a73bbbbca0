package org.connectjakarta.call;

import java.util.ArrayList;
import java.util.List;
import org.connectjakarta.ConnectException;
import org.jspecify.annotations.Nullable;

/** Whether a call is cancelled, why, and who wants to know. Thread-safe. */
public final class Cancellation {
    private List<Runnable> actions = List.of();
    private @Nullable ConnectException cause;
    private boolean over;

    /** Why the call was cancelled; null if it was not. */
    public synchronized @Nullable ConnectException cause() {
        return cause;
    }

    /** Runs an action when the call is cancelled: at once if it was, never if it is over. */
    public void onCancel(Runnable action) {
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

    /**
     * Cancels the call, unless it is over or was cancelled before; runs the actions.
     *
     * @return whether it was this that cancelled it
     */
    public boolean cancel(ConnectException why) {
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
    public synchronized void end() {
        over = true;
        actions = List.of();
    }
}
