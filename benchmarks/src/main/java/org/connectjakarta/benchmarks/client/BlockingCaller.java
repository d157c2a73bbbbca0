package org.connectjakarta.benchmarks.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A client whose calls block: a thread for each that is in flight. */
@FunctionalInterface
interface BlockingCaller extends Caller {
    /** Makes a call; whether the answer is right. */
    boolean call() throws Exception;

    @Override
    default long calls(int inFlight, long nanos) throws Exception {
        long end = System.nanoTime() + nanos;
        ExecutorService threads = Executors.newFixedThreadPool(inFlight);
        try {
            Callable<Long> caller = () -> callsUntil(end);
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < inFlight; i++) {
                counts.add(threads.submit(caller));
            }
            long calls = 0;
            for (Future<Long> count : counts) {
                calls += count.get();
            }
            return calls;
        } finally {
            threads.shutdownNow();
        }
    }

    private long callsUntil(long end) throws Exception {
        long calls = 0;
        do {
            if (!call()) {
                throw new IllegalStateException("an answer is wrong");
            }
            calls++;
        } while (System.nanoTime() - end < 0);
        return calls;
    }
}
