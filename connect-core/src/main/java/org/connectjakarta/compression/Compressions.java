package org.connectjakarta.compression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The compressions that are spoken, in order of preference, and the choice among them. Identity is not one of them: where a compression
 * is asked for, null stands for it. Names are compared without regard to case (RFC 9110 §8.4.1). Immutable.
 */
public final class Compressions {
    private static final String IDENTITY = "identity";
    private static final int FULL_WEIGHT = 1000;
    private static final int MALFORMED = -1;

    private final Compression[] spoken;
    private final String names;

    private Compressions(List<Compression> spoken) {
        this.spoken = spoken.toArray(new Compression[0]);
        this.names = String.join(",", spoken.stream().map(Compression::name).toList());
    }

    /**
     * Everything that the class path offers: what {@link ServiceLoader} finds for {@link Compression}, then those that come with this
     * library and whose own library is there. One that is provided replaces the one of that name which comes along.
     *
     * @throws IllegalArgumentException if a provided compression has a name that cannot stand in a header
     */
    public static Compressions all() {
        Map<String, Compression> found = new LinkedHashMap<>();
        for (Compression provided : ServiceLoader.load(Compression.class)) {
            found.putIfAbsent(checkedName(provided), provided);
        }
        for (Compression builtIn : BuiltInCompressions.AVAILABLE) {
            found.putIfAbsent(builtIn.name(), builtIn);
        }
        return new Compressions(List.copyOf(found.values()));
    }

    /**
     * Those of {@link #all()} that are named, preferred in the order in which they are named.
     *
     * @throws IllegalArgumentException if a name is not available; the text lists those that are
     */
    public static Compressions only(List<String> names) {
        Compressions all = all();
        List<Compression> chosen = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String name : names) {
            Compression compression = all.find(name);
            if (compression == null) {
                unknown.add(name);
            } else if (!chosen.contains(compression)) {
                chosen.add(compression);
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "no such compression: "
                            + String.join(",", unknown)
                            + "; available are "
                            + all.names());
        }
        return new Compressions(chosen);
    }

    /** The compression of that name, or null if it is not spoken; also null for {@code identity}. */
    public @Nullable Compression find(String name) {
        return find(name, 0, name.length());
    }

    /** The names, separated by commas, for headers that tell what is accepted and for errors. Empty if there are none. */
    public String names() {
        return names;
    }

    /**
     * The compression of a response: of those that the client accepts with the highest weight, the one that it used itself, else the
     * first. A client that says nothing gets what it used itself. Entries that are malformed, and {@code *}, are ignored.
     *
     * @param requestEncoding the name of the request's compression, null if it has none
     * @param acceptEncoding the list that the client accepts, with optional weights as in RFC 9110 §12.5.3, null if it sent none
     * @return null for identity
     */
    public @Nullable Compression negotiate(
            @Nullable String requestEncoding, @Nullable String acceptEncoding) {
        Compression used = requestEncoding == null ? null : find(requestEncoding);
        if (acceptEncoding == null || acceptEncoding.isBlank()) {
            return used;
        }
        Compression best = null;
        int bestWeight = 0;
        int identityWeight = 0;
        int end;
        for (int start = 0; start < acceptEncoding.length(); start = end + 1) {
            int comma = acceptEncoding.indexOf(',', start);
            end = comma < 0 ? acceptEncoding.length() : comma;
            int nameStart = skipSpace(acceptEncoding, start, end);
            int nameEnd = endOfToken(acceptEncoding, nameStart, end);
            int weight = weight(acceptEncoding, nameEnd, end);
            if (weight < bestWeight || weight <= 0) {
                continue;
            }
            Compression offered = find(acceptEncoding, nameStart, nameEnd);
            if (offered == null) {
                if (matches(IDENTITY, acceptEncoding, nameStart, nameEnd)) {
                    identityWeight = weight;
                }
            } else if (weight > bestWeight || offered == used) {
                best = offered;
                bestWeight = weight;
            }
        }
        // gRPC clients list identity first and mean no preference by it, so it wins by weight only.
        return identityWeight > bestWeight ? null : best;
    }

    private @Nullable Compression find(String text, int start, int end) {
        for (Compression compression : spoken) {
            if (matches(compression.name(), text, start, end)) {
                return compression;
            }
        }
        return null;
    }

    private static boolean matches(String name, String text, int start, int end) {
        return name.length() == end - start
                && text.regionMatches(true, start, name, 0, name.length());
    }

    /** The weight in thousandths of what follows a name, from 0 to 1000. */
    private static int weight(String text, int start, int end) {
        int at = skipSpace(text, start, end);
        if (at == end) {
            return FULL_WEIGHT;
        }
        if (text.charAt(at) != ';') {
            return MALFORMED;
        }
        at = skipSpace(text, at + 1, end);
        if (end - at < 3 || (text.charAt(at) | 0x20) != 'q' || text.charAt(at + 1) != '=') {
            return MALFORMED;
        }
        int last = end;
        while (isSpace(text.charAt(last - 1))) {
            last--;
        }
        return thousandths(text, at + 2, last);
    }

    /** RFC 9110 §12.4.2: 0 or 1, then at most three decimals. */
    private static int thousandths(String text, int start, int end) {
        int length = end - start;
        if (length < 1 || length > 5 || text.charAt(start) < '0' || text.charAt(start) > '1') {
            return MALFORMED;
        }
        if (length > 1 && text.charAt(start + 1) != '.') {
            return MALFORMED;
        }
        int weight = FULL_WEIGHT * (text.charAt(start) - '0');
        int unit = FULL_WEIGHT;
        for (int i = start + 2; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return MALFORMED;
            }
            unit /= 10;
            weight += digit * unit;
        }
        return weight <= FULL_WEIGHT ? weight : MALFORMED;
    }

    private static int endOfToken(String text, int start, int end) {
        int at = start;
        while (at < end && text.charAt(at) != ';' && !isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int skipSpace(String text, int start, int end) {
        int at = start;
        while (at < end && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private static String checkedName(Compression provided) {
        String name = provided.name();
        if (!name.matches("[a-z0-9][a-z0-9._-]*") || name.equals(IDENTITY)) {
            throw new IllegalArgumentException(
                    "the compression "
                            + provided.getClass().getName()
                            + " has a name that cannot be used: "
                            + name);
        }
        return name;
    }
}
