package org.connectjakarta.client;

import com.google.protobuf.Message;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.connectjakarta.CanceledException;
import org.connectjakarta.call.SourceSubscription;

/** The responses of a call that starts with the subscription. One subscription. */
final class ResponsePublisher<I extends Message, O extends Message> implements Flow.Publisher<O> {
    private final Supplier<ClientDriver<I, O>> calls;
    private final Consumer<ClientDriver<I, O>> start;
    private final AtomicBoolean subscribed = new AtomicBoolean();

    /**
     * @param calls makes the call
     * @param start starts it
     */
    ResponsePublisher(Supplier<ClientDriver<I, O>> calls, Consumer<ClientDriver<I, O>> start) {
        this.calls = calls;
        this.start = start;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super O> subscriber) {
        if (!subscribed.compareAndSet(false, true)) {
            SourceSubscription.refuse(
                    subscriber, "the responses of a call can be subscribed to once");
            return;
        }
        ClientDriver<I, O> call = calls.get();
        SourceSubscription<O> subscription =
                new SourceSubscription<>(
                        call,
                        subscriber,
                        true,
                        failure ->
                                call.end(
                                        failure == null
                                                ? new CanceledException(
                                                        "the subscriber has cancelled the call")
                                                : failure));
        subscriber.onSubscribe(subscription);
        start.accept(call);
        subscription.start();
    }
}
