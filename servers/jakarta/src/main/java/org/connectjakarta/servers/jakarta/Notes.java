package org.connectjakarta.servers.jakarta;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.connectjakarta.servers.jakarta.v1.Note;

/** What services do with notes. */
final class Notes {
    private Notes() {}

    static Note note(String text) {
        return Note.newBuilder().setText(text).build();
    }

    static Note one(Stream<Note> notes) {
        try (notes) {
            return notes.findFirst().orElseThrow();
        }
    }

    /** A publisher of one note. */
    static Flow.Publisher<Note> publish(Note note) {
        return subscriber ->
                subscriber.onSubscribe(
                        new Flow.Subscription() {
                            private boolean over;

                            @Override
                            public void request(long n) {
                                if (!over) {
                                    over = true;
                                    subscriber.onNext(note);
                                    subscriber.onComplete();
                                }
                            }

                            @Override
                            public void cancel() {
                                over = true;
                            }
                        });
    }

    /** All that is published. */
    static CompletionStage<List<Note>> collect(Flow.Publisher<Note> notes) {
        CompletableFuture<List<Note>> all = new CompletableFuture<>();
        List<Note> seen = new ArrayList<>();
        notes.subscribe(
                new Flow.Subscriber<>() {
                    @Override
                    public void onSubscribe(Flow.Subscription subscription) {
                        subscription.request(Long.MAX_VALUE);
                    }

                    @Override
                    public void onNext(Note note) {
                        seen.add(note);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        all.completeExceptionally(failure);
                    }

                    @Override
                    public void onComplete() {
                        all.complete(seen);
                    }
                });
        return all;
    }
}
