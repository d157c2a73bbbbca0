package org.connectjakarta.servers.jakarta;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.transaction.UserTransaction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.servers.jakarta.v1.Note;
import org.connectjakarta.servers.jakarta.v1.WorkConnect;

/** Does what it is asked for on a thread of the server's executor. */
@ConnectService
public class WorkNotes implements WorkConnect.Async {
    @Resource ManagedExecutorService executor;

    @Inject SecurityContext security;
    @Inject WhoCalls who;
    @Inject Diary diary;

    @Override
    public CompletionStage<Note> say(Note note) {
        // Who calls is asked for first, since a server may authenticate only then.
        who.name();
        Thread serving = Thread.currentThread();
        return executor.supplyAsync(
                () -> {
                    if (Thread.currentThread() == serving) {
                        throw new IllegalStateException("not on another thread");
                    }
                    return Notes.note(answer(note.getText()));
                });
    }

    private String answer(String question) {
        return switch (question) {
            case "jndi" -> call(() -> InitialContext.doLookup("java:comp/env/greeting"));
            case "class" ->
                    call(
                            () ->
                                    Class.forName(
                                                    WorkNotes.class.getName(),
                                                    false,
                                                    Thread.currentThread().getContextClassLoader())
                                            .getSimpleName());
            case "caller" ->
                    security.getCallerPrincipal() == null
                            ? "nobody"
                            : security.getCallerPrincipal().getName()
                                    + (security.isCallerInRole("admin") ? " the admin" : "");
            case "transaction" -> call(WorkNotes::transaction);
            case "request" -> who.name();
            default -> throw new IllegalArgumentException(question);
        };
    }

    private static String transaction() throws Exception {
        UserTransaction transaction = InitialContext.doLookup("java:comp/UserTransaction");
        int before = transaction.getStatus();
        transaction.begin();
        int within = transaction.getStatus();
        transaction.commit();
        return before + " " + within;
    }

    private interface Question {
        Object answer() throws Exception;
    }

    private static String call(Question question) {
        try {
            return question.answer().toString();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    /** Each request is looked at by another thread. */
    @Override
    public CompletionStage<Note> gather(Flow.Publisher<Note> notes) {
        Supplier<String> greeting =
                () -> call(() -> InitialContext.doLookup("java:comp/env/greeting"));
        return Notes.collect(notes)
                .thenComposeAsync(
                        all -> CompletableFuture.completedStage(all.size() + greeting.get()),
                        executor)
                .thenApply(Notes::note);
    }
}
