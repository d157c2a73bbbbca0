package org.connectjakarta.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.connectjakarta.samples.eliza.v1.IntroduceResponse;

final class Introduction implements Flow.Subscriber<IntroduceResponse> {
    private final CompletableFuture<List<String>> sentences = new CompletableFuture<>();
    private final List<String> received = new ArrayList<>();
    private Flow.Subscription subscription;

    CompletableFuture<List<String>> sentences() {
        return sentences;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(IntroduceResponse response) {
        received.add(response.getSentence());
        subscription.request(1);
    }

    @Override
    public void onError(Throwable failure) {
        sentences.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        sentences.complete(received);
    }
}
