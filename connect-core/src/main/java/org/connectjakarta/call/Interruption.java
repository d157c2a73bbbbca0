package org.connectjakarta.call;

/**
 * The right to interrupt a thread while it is at one piece of work. An interrupt that comes when the work is over would hit whatever the
 * thread does next, so none comes then, and one that came is taken back. Thread-safe.
 */
public final class Interruption {
    private final Thread thread = Thread.currentThread();
    private boolean fired;
    private boolean over;

    /** Interrupts the thread that made this, unless its work is over. */
    public synchronized void interrupt() {
        if (!over && Thread.currentThread() != thread) {
            fired = true;
            thread.interrupt();
        }
    }

    /** The work is over; called by the thread itself. Without effect when called again. */
    public synchronized void end() {
        over = true;
        if (fired) {
            fired = false;
            Thread.interrupted();
        }
    }
}
