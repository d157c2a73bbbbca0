package org.connectjakarta.servers.jakarta;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.servers.jakarta.v1.ClosedConnect;
import org.connectjakarta.servers.jakarta.v1.Note;

/** Closed as a whole, with a way in. */
@ConnectService
@DenyAll
public class ClosedNotes implements ClosedConnect {
    @Override
    public Note say(Note note) {
        return note;
    }

    @Override
    @RolesAllowed("**")
    public Stream<Note> watch(Note note) {
        return Stream.of(note);
    }
}
