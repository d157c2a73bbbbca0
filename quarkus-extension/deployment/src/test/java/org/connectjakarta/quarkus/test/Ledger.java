package org.connectjakarta.quarkus.test;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.util.ConcurrentModificationException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Takes part in transactions, and writes down how they ended. */
@Singleton
public class Ledger {
    static final String OPEN = "open";
    static final String COMMITTED = "committed";
    static final String ROLLED_BACK = "rolled back";

    private final Map<String, String> ends = new ConcurrentHashMap<>();

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
    String end(String name) {
        return ends.getOrDefault(name, OPEN);
    }

    /** How the transaction of this name ended, once it has. */
    String awaitEnd(String name) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (end(name).equals(OPEN) && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        return end(name);
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
            ends.put(name, status == Status.STATUS_COMMITTED ? COMMITTED : ROLLED_BACK);
        }
    }
}
