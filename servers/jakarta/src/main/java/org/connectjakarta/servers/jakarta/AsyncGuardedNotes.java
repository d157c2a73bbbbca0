package org.connectjakarta.servers.jakarta;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.servers.jakarta.v1.AsyncGuardedConnect;
import org.connectjakarta.servers.jakarta.v1.Note;

/** The same without blocking. */
@ConnectService
@RolesAllowed("admin")
public class AsyncGuardedNotes implements AsyncGuardedConnect.Async {
    @Inject WhoCalls who;

    @Resource ManagedExecutorService executor;

    @Override
    @PermitAll
    public CompletionStage<Note> say(Note note) {
        Note answer = Notes.note(who.name());
        return executor.supplyAsync(() -> answer);
    }

    @Override
    public Flow.Publisher<Note> watch(Note note) {
        return Notes.publish(Notes.note(who.name()));
    }

    @Override
    @RolesAllowed({"user", "admin"})
    public CompletionStage<Note> gather(Flow.Publisher<Note> notes) {
        Note answer = Notes.note(who.name());
        return Notes.collect(notes).thenApply(all -> answer);
    }

    @Override
    @DenyAll
    public Flow.Publisher<Note> talk(Flow.Publisher<Note> notes) {
        return notes;
    }
}
