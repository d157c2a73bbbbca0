package org.connectjakarta.servers.jakarta;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.servers.jakarta.v1.BankConnect;
import org.connectjakarta.servers.jakarta.v1.Note;

/** Works in transactions, and writes down how they end. */
@ConnectService
@Transactional
public class BankNotes implements BankConnect {
    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transaction;

    @Inject Diary diary;

    @Override
    public Note say(Note note) {
        watch(note.getText());
        if (note.getText().startsWith("aborted")) {
            throw new ConnectException(Code.ABORTED, "try again");
        }
        if (note.getText().startsWith("broken")) {
            throw new IllegalStateException("secret");
        }
        if (note.getText().startsWith("marked")) {
            transaction.setRollbackOnly();
        }
        return note;
    }

    @Override
    public Note gather(Stream<Note> notes) {
        return notes.map(this::say).reduce((first, last) -> last).orElseThrow();
    }

    private void watch(String subject) {
        diary.write(subject, "status " + transaction.getTransactionStatus());
        transaction.registerInterposedSynchronization(
                new Synchronization() {
                    @Override
                    public void beforeCompletion() {}

                    @Override
                    public void afterCompletion(int status) {
                        diary.write(subject, end(status));
                    }
                });
    }

    private static String end(int status) {
        return switch (status) {
            case Status.STATUS_COMMITTED -> "committed";
            case Status.STATUS_ROLLEDBACK -> "rolled back";
            default -> "ended with " + status;
        };
    }
}
