package org.connectjakarta.servers.jakarta;

import jakarta.inject.Inject;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.servers.jakarta.v1.Note;
import org.connectjakarta.servers.jakarta.v1.ReportConnect;

/** Tells what the diary says of a subject. */
@ConnectService
public class DiaryReport implements ReportConnect {
    @Inject Diary diary;

    @Override
    public Note say(Note subject) {
        return Notes.note(diary.read(subject.getText()));
    }
}
