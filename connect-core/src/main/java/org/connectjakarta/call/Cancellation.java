package org.connectjakarta.call;

import java.util.ArrayList;
import java.util.List;
import org.connectjakarta.ConnectException;
import org.jspecify.annotations.Nullable;

/** Whether a call is cancelled, why, and who wants to know. Thread-safe. */
public final class Cancellation {
    private List<Runnable> actions = List.of();
    private List<Runnable> lastActions = List.of();
    private @Nullable ConnectException cause;
    private boolean told;
    private boolean over;

    /** Why the call was cancelled; null if it was not. */
    public synchronized @Nullable ConnectException cause() {
        return cause;
    }

    /** Whether the call is being cancelled, and not everybody has heard of it. */
    public synchronized boolean isBeingTold() {
        return cause != null && !told;
    }

    /** Runs an action when the call is cancelled: at once if it was, never if it is over. */
    public void onCancel(Runnable action) {
        synchronized (this) {
            if (cause == null) {
                if (!over) {
                    actions = with(action, actions);
                }
                return;
            }
        }
        action.run();
    }

    /** Runs an action at once, but if the call is being cancelled, after all who wait for that have heard of it. */
    public void afterTold(Runnable action) {
        synchronized (this) {
            if (cause != null && !told) {
                lastActions = with(action, lastActions);
                return;
            }
        }
        action.run();
    }

    private static List<Runnable> with(Runnable action, List<Runnable> others) {
        List<Runnable> actions = others.isEmpty() ? new ArrayList<>() : others;
        actions.add(action);
        return actions;
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
        run(due, why);
        synchronized (this) {
            told = true;
            due = lastActions;
            lastActions = List.of();
        }
        run(due, why);
        return true;
    }

    /** Whatever an action throws, the call must still be ended. */
    private static void run(List<Runnable> actions, ConnectException why) {
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (Throwable t) {
                why.addSuppressed(t);
            }
        }
    }

    /** The call is over: it cannot be cancelled any more. */
    public synchronized void end() {
        over = true;
        actions = List.of();
    }
}
