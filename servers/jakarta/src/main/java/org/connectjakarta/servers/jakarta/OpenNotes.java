package org.connectjakarta.servers.jakarta;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.servers.jakarta.v1.Note;
import org.connectjakarta.servers.jakarta.v1.OpenConnect;

/** Open as a whole, with a closed door in it. */
@ConnectService
@PermitAll
public class OpenNotes implements OpenConnect {
    @Override
    public Note say(Note note) {
        return note;
    }

    @Override
    @DenyAll
    public Stream<Note> watch(Note note) {
        return Stream.of(note);
    }
}
