package org.connectjakarta.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.connectjakarta.test.Word;

/** A subscriber that asks for what the test says, and notes every signal. */
final class TestSubscriber implements Flow.Subscriber<Word> {
    final List<String> signals = new CopyOnWriteArrayList<>();
    volatile Flow.Subscription subscription;
    volatile Throwable failure;
    private volatile Thread signalling;

    static TestSubscriber to(Flow.Publisher<Word> publisher) {
        TestSubscriber subscriber = new TestSubscriber();
        publisher.subscribe(subscriber);
        return subscriber;
    }

    private void note(String signal) {
        Thread other = signalling;
        signalling = Thread.currentThread();
        signals.add(other == null ? signal : signal + " while " + other + " signals (rule 1.3)");
        signalling = null;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        note("subscribed");
        if (this.subscription == null) {
            this.subscription = subscription;
        }
    }

    @Override
    public void onNext(Word word) {
        note(word.getText());
    }

    @Override
    public void onError(Throwable failure) {
        this.failure = failure;
        note("error");
    }

    @Override
    public void onComplete() {
        note("complete");
    }

    TestSubscriber request(long n) {
        subscription.request(n);
        return this;
    }

    TestSubscriber awaitSignals(int count) {
        Await.until(count + " signals, there are " + signals, () -> signals.size() >= count);
        return this;
    }
}
