package org.connectjakarta.servers.jakarta;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.servers.jakarta.v1.BeansConnect;
import org.connectjakarta.servers.jakarta.v1.Note;

/** Uses beans of all kinds. */
@ConnectService
public class BeanNotes implements BeansConnect {
    @Inject Tally tally;
    @Inject Diary diary;
    @Inject Event<Said> event;

    @Override
    @Loud
    public Note say(Note note) {
        tally.add(note.getText());
        event.fire(new Said(note.getText()));
        event.fireAsync(new Said(note.getText()));
        return note;
    }

    @Override
    public Note gather(Stream<Note> notes) {
        for (Iterator<Note> each = notes.iterator(); each.hasNext(); ) {
            String text = each.next().getText();
            diary.write(text, "count " + tally.add(text));
        }
        return Notes.note("count " + tally.count());
    }
}
