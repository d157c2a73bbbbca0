package org.connectjakarta.servers.jakarta;

import com.google.protobuf.ByteString;
import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.servers.jakarta.v1.BulkConnect;
import org.connectjakarta.servers.jakarta.v1.Note;

/** Takes and gives a lot, and tells how the heap grows meanwhile, in MiB. */
@ConnectService
public class BulkNotes implements BulkConnect {
    private static final int MIB = 1024 * 1024;
    private static final int MESSAGES_PER_SAMPLE = 20;

    @Inject Diary diary;

    @Override
    public Note gather(Stream<Note> notes) {
        Heap heap = new Heap();
        long bytes = 0;
        for (Iterator<Note> each = notes.iterator(); each.hasNext(); ) {
            bytes += each.next().getData().size();
            heap.message();
        }
        return Notes.note(bytes / MIB + " " + heap.growth());
    }

    @Override
    public Stream<Note> watch(Note note) {
        String[] order = note.getText().split(" ");
        Heap heap = new Heap();
        Random random = new Random(1);
        byte[] data = new byte[MIB];
        return IntStream.range(0, Integer.parseInt(order[0]))
                .mapToObj(
                        i -> {
                            heap.message();
                            random.nextBytes(data);
                            return Note.newBuilder().setData(ByteString.copyFrom(data)).build();
                        })
                .onClose(() -> diary.write(note.getText(), Long.toString(heap.growth())));
    }

    /** What is live in the heap. */
    private static final class Heap {
        private final long start = used();
        private long most = start;
        private int messages;

        void message() {
            if (++messages % MESSAGES_PER_SAMPLE == 0) {
                most = Math.max(most, used());
            }
        }

        long growth() {
            return (most - start) / MIB;
        }

        private static long used() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return runtime.totalMemory() - runtime.freeMemory();
        }
    }
}
