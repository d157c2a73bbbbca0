package org.connectjakarta.servers.jakarta;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.servers.jakarta.v1.GuardedConnect;
import org.connectjakarta.servers.jakarta.v1.Note;

/** Answers by the caller's name. */
@ConnectService
@RolesAllowed("admin")
public class GuardedNotes implements GuardedConnect {
    @Inject WhoCalls who;

    @Override
    @PermitAll
    public Note say(Note note) {
        return Notes.note(who.name());
    }

    @Override
    public Stream<Note> watch(Note note) {
        return Stream.of(Notes.note(who.name()));
    }

    @Override
    @RolesAllowed({"user", "admin"})
    public Note gather(Stream<Note> notes) {
        notes.forEach(note -> {});
        return Notes.note(who.name());
    }

    @Override
    @DenyAll
    public Stream<Note> talk(Stream<Note> notes) {
        return notes;
    }
}
