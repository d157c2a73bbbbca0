package org.connectjakarta.servers.jakarta;

import com.google.protobuf.ByteString;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.CanceledException;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.servers.jakarta.v1.EndlessConnect;
import org.connectjakarta.servers.jakarta.v1.Note;

/** Goes on until it hears that nobody listens, and writes down that it did. */
@ConnectService
public class EndlessNotes implements EndlessConnect {
    /** Nobody has had enough of these. */
    static final ByteString BIG = ByteString.copyFrom(new byte[1024 * 1024]);

    static final long PAUSE_MILLIS = 20;
    private static final long PATIENCE_SECONDS = 10;

    @Inject CallContext call;
    @Inject Diary diary;

    /** Neither reads nor writes. */
    @Override
    public Note say(Note note) {
        CountDownLatch cancelled = begin(note.getText());
        try {
            if (!cancelled.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                diary.write(note.getText(), "heard nothing");
            }
        } catch (InterruptedException e) {
            throw new CanceledException("interrupted", e);
        } finally {
            diary.write(note.getText(), "over");
        }
        return note;
    }

    /** Writes all the time, or as much as the client takes. */
    @Override
    public Stream<Note> watch(Note note) {
        begin(note.getText());
        boolean big = note.getText().startsWith("big");
        return Stream.generate(() -> big ? Note.newBuilder().setData(BIG).build() : tick())
                .onClose(() -> diary.write(note.getText(), "over"));
    }

    private static Note tick() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new CanceledException("interrupted", e);
        }
        return Notes.note("tick");
    }

    /** Waits for its client. */
    @Override
    public Note gather(Stream<Note> notes) {
        String[] subject = {""};
        try {
            notes.forEach(
                    note -> {
                        subject[0] = note.getText();
                        begin(note.getText());
                    });
        } finally {
            diary.write(subject[0], "over");
        }
        return Notes.note("");
    }

    private CountDownLatch begin(String subject) {
        CountDownLatch cancelled = new CountDownLatch(1);
        diary.write(subject, "begun");
        call.onCancel(
                () -> {
                    diary.write(subject, "cancelled");
                    cancelled.countDown();
                });
        return cancelled;
    }
}
