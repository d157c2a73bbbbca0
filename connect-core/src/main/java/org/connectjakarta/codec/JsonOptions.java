package org.connectjakarta.codec;

/**
 * How JSON is read and written.
 *
 * @param maxDepth the deepest nesting of objects and arrays that is read; {@code JsonFormat} itself reads messages to a depth of 100
 * @param maxNumberLength the longest number that is read, in characters, as itself or in a string
 * @param writeDefaults whether fields are written that have their default value and no presence
 */
public record JsonOptions(int maxDepth, int maxNumberLength, boolean writeDefaults) {

    /** Depth 100, numbers of 1,000 characters, defaults left out. */
    public static final JsonOptions DEFAULT = new JsonOptions(100, 1_000, false);

    public JsonOptions {
        if (maxDepth < 1 || maxNumberLength < 1) {
            throw new IllegalArgumentException("a limit is positive");
        }
    }
}
