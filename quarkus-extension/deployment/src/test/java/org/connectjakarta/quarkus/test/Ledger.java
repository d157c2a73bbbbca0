package org.connectjakarta.quarkus.test;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Takes part in transactions, and writes down how they ended. */
@Singleton
public class Ledger {
    static final String OPEN = "open";
    static final String COMMITTED = "committed";
    static final String ROLLED_BACK = "rolled back";

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Map<String, String> ends = new HashMap<>();

    @Inject TransactionManager transactions;

    /** Joins the transaction of this thread, which must have one. Does not let that of the name "refused" be committed. */
    void join(String name) {
        try {
            transactions.getTransaction().registerSynchronization(new Entry(name));
        } catch (RollbackException | SystemException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How the transaction of this name ended; "open" if it has not. */
    synchronized String end(String name) {
        return ends.getOrDefault(name, OPEN);
    }

    /** How the transaction of this name ended, once it has. */
    synchronized String awaitEnd(String name) throws InterruptedException {
        long start = System.nanoTime();
        long left = PATIENCE_NANOS;
        while (end(name).equals(OPEN) && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = PATIENCE_NANOS - (System.nanoTime() - start);
        }
        return end(name);
    }

    private synchronized void end(String name, String how) {
        ends.put(name, how);
        notifyAll();
    }

    /** Whether this thread is in a transaction. */
    boolean isOpen() {
        try {
            return transactions.getStatus() == Status.STATUS_ACTIVE;
        } catch (SystemException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Entry implements Synchronization {
        private final String name;

        Entry(String name) {
            this.name = name;
        }

        @Override
        public void beforeCompletion() {
            if (name.equals("refused")) {
                throw new ConcurrentModificationException("a secret");
            }
        }

        @Override
        public void afterCompletion(int status) {
            end(name, status == Status.STATUS_COMMITTED ? COMMITTED : ROLLED_BACK);
        }
    }
}
