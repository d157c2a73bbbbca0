package org.connectjakarta.benchmarks.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A client that tells the answer later. Each call that is in flight makes the next one when it is answered, on the thread that says so. */
@FunctionalInterface
interface AsyncCaller extends Caller {
    /** Makes a call. */
    void call(Answered answered);

    /** Hears of one answer. */
    interface Answered {
        void with(boolean right);

        void failed(Throwable failure);
    }

    @Override
    default long calls(int inFlight, long nanos) throws Exception {
        long end = System.nanoTime() + nanos;
        List<Chain> chains = new ArrayList<>();
        for (int i = 0; i < inFlight; i++) {
            Chain chain = new Chain(this, end);
            chains.add(chain);
            call(chain);
        }
        long calls = 0;
        for (Chain chain : chains) {
            calls += chain.count.get();
        }
        return calls;
    }

    /** Calls one after the other. */
    final class Chain implements Answered {
        private final AsyncCaller caller;
        private final long end;
        private final CompletableFuture<Long> count = new CompletableFuture<>();
        private long calls;

        private Chain(AsyncCaller caller, long end) {
            this.caller = caller;
            this.end = end;
        }

        @Override
        public void with(boolean right) {
            calls++;
            if (!right) {
                failed(new IllegalStateException("an answer is wrong"));
            } else if (System.nanoTime() - end < 0) {
                caller.call(this);
            } else {
                count.complete(calls);
            }
        }

        @Override
        public void failed(Throwable failure) {
            count.completeExceptionally(failure);
        }
    }
}
