package org.connectjakarta.docs.compiled;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.connectjakarta.docs.SumRequest;
import org.connectjakarta.docs.SumResponse;

final class Adder implements Flow.Subscriber<SumRequest> {
    private final CompletableFuture<SumResponse> result;
    private long sum;

    Adder(CompletableFuture<SumResponse> result) {
        this.result = result;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(SumRequest request) {
        sum += request.getAddend();
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        result.complete(SumResponse.newBuilder().setSum(sum).build());
    }
}
