package org.connectjakarta.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.connectjakarta.test.Word;

/** Subscribes to requests and collects them, one at a time. */
public final class Collected implements Flow.Subscriber<Word> {
    private final List<Word> words = new ArrayList<>();
    private final CompletableFuture<List<Word>> all = new CompletableFuture<>();
    private Flow.Subscription subscription;

    public static CompletableFuture<List<Word>> from(Flow.Publisher<Word> publisher) {
        Collected collected = new Collected();
        publisher.subscribe(collected);
        return collected.all;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(Word word) {
        words.add(word);
        subscription.request(1);
    }

    @Override
    public void onError(Throwable failure) {
        all.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        all.complete(words);
    }
}
