package org.connectjakarta.codec;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one JSON object, to find one that comes twice. The few that most objects have are compared where they stand; more, or one
 * with an escape, go into a set of strings, which stays fast when somebody makes their hashes collide.
 */
final class ObjectKeys {
    private static final int FEW = 16;

    private final JsonStrings strings;
    private final int[] from = new int[FEW];
    private final int[] to = new int[FEW];
    private int count;
    private @Nullable Set<String> many;

    ObjectKeys(JsonStrings strings) {
        this.strings = strings;
    }

    /** Forgets everything, for the next object. */
    void clear() {
        count = 0;
        many = null; // not cleared, which would cost as much as the largest object before
    }

    /** Adds a key; false if it is there already. */
    boolean add(int keyFrom, int keyTo, boolean hasEscape) {
        if (many == null && (hasEscape || count == FEW)) {
            many = new HashSet<>(4 * FEW);
            for (int i = 0; i < count; i++) {
                many.add(strings.text(from[i], to[i]));
            }
        }
        if (many != null) {
            return many.add(strings.text(keyFrom, keyTo));
        }
        for (int i = 0; i < count; i++) {
            if (strings.equal(from[i], to[i], keyFrom, keyTo)) {
                return false;
            }
        }
        from[count] = keyFrom;
        to[count] = keyTo;
        count++;
        return true;
    }
}
