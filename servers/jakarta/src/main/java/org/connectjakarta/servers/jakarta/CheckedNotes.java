package org.connectjakarta.servers.jakarta;

import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.servers.jakarta.v1.CheckedConnect;
import org.connectjakarta.servers.jakarta.v1.Note;

/** Takes what is polite, and is not always polite. */
@ConnectService
public class CheckedNotes implements CheckedConnect {
    @Override
    public @Polite Note say(@Polite Note note) {
        return Notes.note(note.getText().replace("please be rude", "no"));
    }

    @Override
    public Stream<Note> watch(@Polite Note note) {
        return Stream.of(note);
    }
}
