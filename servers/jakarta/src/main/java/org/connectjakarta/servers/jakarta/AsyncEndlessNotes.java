package org.connectjakarta.servers.jakarta;

import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.CallContext;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.servers.jakarta.v1.AsyncEndlessConnect;
import org.connectjakarta.servers.jakarta.v1.Note;

/** The same without blocking. */
@ConnectService
public class AsyncEndlessNotes implements AsyncEndlessConnect.Async {
    @Inject CallContext call;
    @Inject Diary diary;

    @Override
    public CompletionStage<Note> say(Note note) {
        begin(note.getText());
        CompletableFuture<Note> never = new CompletableFuture<>();
        never.whenComplete((answer, failure) -> diary.write(note.getText(), "over"));
        return never;
    }

    @Override
    public Flow.Publisher<Note> watch(Note note) {
        begin(note.getText());
        boolean big = note.getText().startsWith("big");
        Executor later =
                CompletableFuture.delayedExecutor(EndlessNotes.PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        return subscriber ->
                subscriber.onSubscribe(
                        new Flow.Subscription() {
                            private volatile boolean over;

                            @Override
                            public void request(long n) {
                                (big ? (Executor) Runnable::run : later)
                                        .execute(
                                                () -> {
                                                    if (!over) {
                                                        subscriber.onNext(
                                                                big
                                                                        ? Note.newBuilder()
                                                                                .setData(
                                                                                        EndlessNotes
                                                                                                .BIG)
                                                                                .build()
                                                                        : Notes.note("tick"));
                                                    }
                                                });
                            }

                            @Override
                            public void cancel() {
                                over = true;
                                diary.write(note.getText(), "over");
                            }
                        });
    }

    @Override
    public CompletionStage<Note> gather(Flow.Publisher<Note> notes) {
        CompletableFuture<Note> answer = new CompletableFuture<>();
        notes.subscribe(
                new Flow.Subscriber<>() {
                    private String subject = "";

                    @Override
                    public void onSubscribe(Flow.Subscription subscription) {
                        subscription.request(Long.MAX_VALUE);
                    }

                    @Override
                    public void onNext(Note note) {
                        subject = note.getText();
                        begin(subject);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        diary.write(subject, "over");
                        answer.completeExceptionally(failure);
                    }

                    @Override
                    public void onComplete() {
                        answer.complete(Notes.note(""));
                    }
                });
        return answer;
    }

    private void begin(String subject) {
        diary.write(subject, "begun");
        call.onCancel(() -> diary.write(subject, "cancelled"));
    }
}
