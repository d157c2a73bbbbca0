package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OneResponseTest {
    private static final Word WORD = Words.word("a");

    private final AtomicInteger wrapped = new AtomicInteger();
    private final SubmissionPublisher<Word> publisher = new SubmissionPublisher<>(Runnable::run, 8);

    /** A future of its own, as one that carries contexts over: cancelling it does not cancel what it follows. */
    private CompletableFuture<Word> wrap(CompletableFuture<Word> response) {
        wrapped.incrementAndGet();
        return response.thenApply(message -> message);
    }

    @Test
    void whatIsThereAtOnceIsNotWrapped() {
        CompletionStage<Word> response =
                OneResponse.of(new ListPublisher(List.of(WORD)), this::wrap);

        assertThat(response).isCompletedWithValue(WORD);
        assertThat(wrapped).hasValue(0);
    }

    @Test
    void nothingIsNull() {
        assertThat(OneResponse.of(new ListPublisher(List.of()), this::wrap))
                .isCompletedWithValue(null);
    }

    @Test
    void aFailureIsThat() {
        IllegalStateException failure = new IllegalStateException();

        assertThat(OneResponse.of(new ListPublisher(List.of(), failure), this::wrap))
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCause(failure);
    }

    @Test
    void whatComesLaterIsWrapped() {
        CompletionStage<Word> response = OneResponse.of(publisher, this::wrap);
        assertThat(response).isNotDone();

        publisher.submit(WORD);

        assertThat(response).isCompletedWithValue(WORD);
        assertThat(wrapped).hasValue(1);
    }

    @Test
    void cancellingTheWrappedOneCancelsTheSubscription() {
        CompletionStage<Word> response = OneResponse.of(publisher, this::wrap);
        assertThat(publisher.getNumberOfSubscribers()).isEqualTo(1);

        response.toCompletableFuture().cancel(true);

        assertThat(publisher.hasSubscribers()).isFalse();
    }
}
