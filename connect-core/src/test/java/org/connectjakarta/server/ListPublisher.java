package org.connectjakarta.server;

import java.util.Iterator;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.connectjakarta.test.Word;

/** Publishes what an iterator yields, on the thread that asks; then completes, or fails. Never nests its signals (rule 3.3). */
public final class ListPublisher implements Flow.Publisher<Word> {
    private final Iterator<Word> words;
    private final Throwable failure;
    public final AtomicLong requested = new AtomicLong();
    public volatile boolean cancelled;

    public ListPublisher(Iterable<Word> words) {
        this(words, null);
    }

    public ListPublisher(Iterable<Word> words, Throwable failure) {
        this.words = words.iterator();
        this.failure = failure;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Word> subscriber) {
        subscriber.onSubscribe(
                new Flow.Subscription() {
                    private final AtomicLong demand = new AtomicLong();
                    private boolean over;

                    @Override
                    public void request(long n) {
                        requested.addAndGet(n);
                        if (demand.getAndAdd(n) == 0) {
                            emit();
                        }
                    }

                    private void emit() {
                        do {
                            if (words.hasNext() && !cancelled) {
                                subscriber.onNext(words.next());
                            }
                            if (!words.hasNext() && !cancelled && !over) {
                                over = true;
                                finish(subscriber);
                            }
                        } while (demand.decrementAndGet() > 0);
                    }

                    @Override
                    public void cancel() {
                        cancelled = true;
                    }
                });
    }

    private void finish(Flow.Subscriber<? super Word> subscriber) {
        if (failure == null) {
            subscriber.onComplete();
        } else {
            subscriber.onError(failure);
        }
    }
}
