package org.connectjakarta.hostile;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Publishers and futures, for callers that wait. */
final class Flows {
    private Flows() {}

    static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** All elements, asked for one by one. */
    static <T> List<T> collect(Flow.Publisher<T> publisher) {
        List<T> elements = new ArrayList<>();
        CompletableFuture<List<T>> end = new CompletableFuture<>();
        publisher.subscribe(
                new Flow.Subscriber<>() {
                    private Flow.Subscription subscription;

                    @Override
                    public void onSubscribe(Flow.Subscription subscription) {
                        this.subscription = subscription;
                        subscription.request(1);
                    }

                    @Override
                    public void onNext(T element) {
                        elements.add(element);
                        subscription.request(1);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        end.completeExceptionally(failure);
                    }

                    @Override
                    public void onComplete() {
                        end.complete(elements);
                    }
                });
        return get(end);
    }

    static <T> Flow.Publisher<T> of(List<T> elements) {
        Iterator<T> rest = elements.iterator();
        return of(() -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty());
    }

    /** Publishes what the supplier gives, as far as it is asked for, until it gives nothing. */
    static <T> Flow.Publisher<T> of(Supplier<Optional<T>> elements) {
        return subscriber ->
                subscriber.onSubscribe(
                        new Flow.Subscription() {
                            private final AtomicLong wanted = new AtomicLong();
                            private volatile boolean over;

                            @Override
                            public void request(long count) {
                                if (wanted.getAndAdd(count) == 0) {
                                    do {
                                        next();
                                    } while (!over && wanted.decrementAndGet() > 0);
                                }
                            }

                            private void next() {
                                Optional<T> element = elements.get();
                                if (element.isPresent()) {
                                    subscriber.onNext(element.get());
                                } else {
                                    over = true;
                                    subscriber.onComplete();
                                }
                            }

                            @Override
                            public void cancel() {
                                over = true;
                            }
                        });
    }
}
