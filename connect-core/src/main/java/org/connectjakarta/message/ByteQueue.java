package org.connectjakarta.message;

import java.util.Arrays;

/**
 * Bytes received and not yet used. Grows with what really arrives, never with what a peer says will arrive. Not thread-safe.
 */
public final class ByteQueue {
    private static final int SMALLEST = 64;

    private byte[] array;
    private int start;
    private int end;

    /** An empty queue with room for some bytes. */
    public ByteQueue(int expected) {
        array = new byte[Math.max(expected, SMALLEST)];
    }

    /** A queue that holds an array, which it takes over. */
    public ByteQueue(byte[] content) {
        array = content;
        end = content.length;
    }

    /** How many bytes are there. */
    public int size() {
        return end - start;
    }

    /** The array behind the queue; it changes with {@link #reserve}. */
    public byte[] array() {
        return array;
    }

    /** Where the bytes start in the array. */
    public int start() {
        return start;
    }

    /** Where the bytes end in the array, and new ones may be written. */
    public int end() {
        return end;
    }

    /** How many bytes may be written at {@link #end()}. */
    public int room() {
        return array.length - end;
    }

    /** Makes room for at least one byte: moves what is there to the front, or doubles the array, up to a size that is enough. */
    public void reserve(int enough) {
        if (room() > 0) {
            return;
        }
        if (start > 0) {
            System.arraycopy(array, start, array, 0, size());
            end -= start;
            start = 0;
            if (room() > 0) {
                return;
            }
        }
        int doubled = (int) Math.min(array.length * 2L, Integer.MAX_VALUE - 8);
        array = Arrays.copyOf(array, Math.max(Math.min(doubled, enough), array.length + 1));
    }

    /** Makes the array twice as large if it is full, up to a size: for who sees that more comes at a time than it holds. */
    public void widen(int largest) {
        if (room() == 0 && array.length < largest) {
            array = Arrays.copyOf(array, Math.min(array.length * 2, largest));
        }
    }

    /** Says that bytes were written at {@link #end()}, which is now further on. */
    public void written(int count) {
        end += count;
    }

    /** Appends bytes. */
    public void add(byte[] source, int offset, int length) {
        int done = 0;
        while (done < length) {
            reserve(size() + length - done);
            int count = Math.min(room(), length - done);
            System.arraycopy(source, offset + done, array, end, count);
            end += count;
            done += count;
        }
    }

    /** Drops bytes from the start. */
    public void skip(int count) {
        start += count;
        if (start == end) {
            start = 0;
            end = 0;
        }
    }
}
