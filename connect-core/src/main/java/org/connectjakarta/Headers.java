package org.connectjakarta;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Headers or trailers: names with any number of values, in the order in which they were added. Names are case-insensitive and kept in
 * lower case. Not thread-safe.
 *
 * <p>Values are visible ASCII and spaces; a name that ends in {@code -bin} carries bytes, see {@link #addBinary} and
 * {@link #getBinary}.
 */
public final class Headers {
    /** A name, its value, the next name. Most calls have no metadata of their own, and need no list. */
    private List<String> namesAndValues = List.of();

    private final boolean guarded;

    private Headers(boolean guarded) {
        this.guarded = guarded;
    }

    /** Empty headers that take whatever HTTP allows. */
    public static Headers create() {
        return new Headers(false);
    }

    /** Empty headers for an application's own metadata: names that belong to HTTP or to the protocols are refused. */
    public static Headers metadata() {
        return new Headers(true);
    }

    /** The first value of a name, or null if there is none. */
    public @Nullable String get(String name) {
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            if (namesAndValues.get(i).equalsIgnoreCase(name)) {
                return namesAndValues.get(i + 1);
            }
        }
        return null;
    }

    /** All values of a name, in order; empty if there are none. */
    public List<String> getAll(String name) {
        List<String> values = List.of();
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            if (namesAndValues.get(i).equalsIgnoreCase(name)) {
                if (values.isEmpty()) {
                    values = new ArrayList<>(2);
                }
                values.add(namesAndValues.get(i + 1));
            }
        }
        return values;
    }

    /** Whether a name has a value. */
    public boolean contains(String name) {
        return get(name) != null;
    }

    /**
     * Adds a value to those that a name has.
     *
     * @throws IllegalArgumentException if the name or the value is not allowed in HTTP, or if the name belongs to a protocol
     */
    public Headers add(String name, String value) {
        return append(checked(name, value), value);
    }

    private String checked(String name, String value) {
        String lower = lower(name);
        HeaderRules.checkName(lower);
        HeaderRules.checkValue(lower, value);
        if (guarded) {
            HeaderRules.checkNotReserved(lower);
        }
        return lower;
    }

    /**
     * Adds a value without a check: one that came from a peer through a container, which has checked it as far as HTTP asks for it,
     * or one that a protocol itself says. For doors, transports and protocols.
     */
    public Headers addUnchecked(String name, String value) {
        return append(lower(name), value);
    }

    /** Most names are in lower case already, as HTTP/2 has them. */
    private static String lower(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z' || c > '~') {
                return name.toLowerCase(Locale.ROOT);
            }
        }
        return name;
    }

    private Headers append(String lowerName, String value) {
        reserve();
        namesAndValues.add(lowerName);
        namesAndValues.add(value);
        return this;
    }

    private void reserve() {
        if (namesAndValues.isEmpty()) {
            namesAndValues = new ArrayList<>(16);
        }
    }

    /**
     * Adds every value of other headers.
     *
     * @throws IllegalArgumentException if these are an application's own metadata and the others hold what {@link #add} refuses
     */
    public Headers addAll(Headers others) {
        if (guarded && !others.guarded) {
            others.forEach(this::add);
        } else if (!others.isEmpty()) {
            reserve();
            namesAndValues.addAll(others.namesAndValues);
        }
        return this;
    }

    /** Replaces all values of a name by one. Throws as {@link #add}. */
    public Headers set(String name, String value) {
        String lower = checked(name, value);
        remove(lower);
        return append(lower, value);
    }

    /** Removes all values of a name. */
    public Headers remove(String name) {
        for (int i = namesAndValues.size() - 2; i >= 0; i -= 2) {
            if (namesAndValues.get(i).equalsIgnoreCase(name)) {
                namesAndValues.remove(i + 1);
                namesAndValues.remove(i);
            }
        }
        return this;
    }

    /**
     * Adds bytes, as unpadded base64.
     *
     * @param name must end in {@code -bin}
     * @throws IllegalArgumentException as {@link #add}, and if the name does not end in {@code -bin}
     */
    public Headers addBinary(String name, byte[] value) {
        HeaderRules.checkBinaryName(name);
        return add(name, Base64.getEncoder().withoutPadding().encodeToString(value));
    }

    /**
     * The bytes of every value of a name, padded or not; several values may share one line, separated by commas.
     *
     * @param name must end in {@code -bin}
     * @throws IllegalArgumentException if a value is not base64, or if the name does not end in {@code -bin}
     */
    public List<byte[]> getBinary(String name) {
        HeaderRules.checkBinaryName(name);
        List<byte[]> values = new ArrayList<>();
        for (String line : getAll(name)) {
            for (String value : line.split(",")) {
                values.add(Base64.getDecoder().decode(value.trim()));
            }
        }
        return values;
    }

    /** The names, in the order in which they first appear. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            names.add(namesAndValues.get(i));
        }
        return Collections.unmodifiableSet(names);
    }

    /** Calls back for each value, in order; a name with several values is seen several times. */
    public void forEach(BiConsumer<? super String, ? super String> action) {
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            action.accept(namesAndValues.get(i), namesAndValues.get(i + 1));
        }
    }

    /** The size in bytes, counted as HTTP/2 does: name, value and 32 for each line (RFC 9113, section 6.5.2). */
    public long size() {
        long size = 0;
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            size += namesAndValues.get(i).length() + namesAndValues.get(i + 1).length() + 32L;
        }
        return size;
    }

    /** Whether there are no values at all. */
    public boolean isEmpty() {
        return namesAndValues.isEmpty();
    }

    @Override
    public String toString() {
        // Values may be secrets: names are enough for a log.
        return "Headers" + names();
    }
}
