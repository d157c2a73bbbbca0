package org.connectjakarta.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the values of a setting are written.
 *
 * @param name for the reference page, with the unit
 * @param form for messages: what is expected, with an example
 * @param parser reads a value that is not blank; throws IllegalArgumentException with what is wrong with it
 * @param shown what messages show of a value
 */
public record ValueType<T>(
        String name, String form, Function<String, T> parser, UnaryOperator<String> shown) {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,10})\\s*(?:([KMG])(?:iB)?)?");
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,15})\\s*(ms|s|m|h)");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+/?");

    /** True or false. */
    public static final ValueType<Boolean> BOOLEAN =
            new ValueType<>("boolean", "true or false", ValueType::parseBoolean);

    /** A time above zero. */
    public static final ValueType<Duration> DURATION =
            new ValueType<>(
                    "duration",
                    "a time above zero, such as 500ms, 5s, 2m, 1h or PT5S",
                    ValueType::parseDuration);

    /** What stands before a path: begins with a slash and does not end with one. */
    public static final ValueType<String> PATH_PREFIX =
            new ValueType<>(
                    "path",
                    "a path such as /rpc or /api/rpc, of letters, digits and . _ ~ -",
                    ValueType::parsePath);

    /** Names of headers. */
    public static final ValueType<List<String>> HEADER_NAMES =
            list(
                    "header names",
                    "names of headers between commas, such as x-request-id,x-tenant",
                    Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+"));

    /** Any text. */
    public static final ValueType<String> TEXT = new ValueType<>("text", "a text", text -> text);

    /** A type whose values may be shown. */
    public ValueType(String name, String form, Function<String, T> parser) {
        this(name, form, parser, UnaryOperator.identity());
    }

    /** The same type for what only a few may know. */
    public ValueType<T> secret() {
        return new ValueType<>(name, form, parser, text -> "(not shown)");
    }

    /** One of several values, each with a name. */
    public static <T> ValueType<T> choice(List<T> values, Function<T, String> nameOf) {
        List<String> names = values.stream().map(nameOf).toList();
        return new ValueType<>(
                orList(names.stream().map(each -> '`' + each + '`').toList()),
                orList(names),
                text -> {
                    int index = names.indexOf(text);
                    if (index < 0) {
                        throw new IllegalArgumentException("it is none of them");
                    }
                    return values.get(index);
                });
    }

    private static String orList(List<String> names) {
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    /** Bytes, as an int. */
    public static ValueType<Integer> size(int min) {
        return new ValueType<>(
                "size in bytes",
                "a size from " + min + " to 2147483647 bytes, such as 65536, 64KiB or 4MiB",
                text -> parseSize(text, min));
    }

    /** A number without a unit. */
    public static ValueType<Integer> number(String unit) {
        return new ValueType<>(unit, "a whole number from 1 to 2147483647", ValueType::parseNumber);
    }

    /** Elements between commas; spaces around them do not count. */
    public static <T> ValueType<T> list(
            String element, String form, Function<List<String>, T> parser) {
        return new ValueType<>("list of " + element, form, text -> parser.apply(split(text)));
    }

    /** Elements between commas that each match a pattern. */
    public static ValueType<List<String>> list(String element, String form, Pattern pattern) {
        return list(
                element,
                form,
                elements -> {
                    for (String each : elements) {
                        if (!pattern.matcher(each).matches()) {
                            throw new IllegalArgumentException("\"" + each + "\" is not one");
                        }
                    }
                    return elements;
                });
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(","))
                .map(String::trim)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static boolean parseBoolean(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it is neither");
        };
    }

    private static int parseNumber(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException("out of range");
        }
        return number;
    }

    private static int parseSize(String text, int min) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a size");
        }
        String unit = matcher.group(2);
        int shift = unit == null ? 0 : 10 * ("KMG".indexOf(unit) + 1);
        long bytes = Long.parseLong(matcher.group(1)) << shift;
        if (bytes < min || bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("out of range");
        }
        return (int) bytes;
    }

    private static Duration parseDuration(String text) {
        Matcher matcher = SHORT_DURATION.matcher(text);
        Duration duration;
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            duration =
                    switch (matcher.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        default -> Duration.ofHours(amount);
                    };
        } else {
            try {
                duration = Duration.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("not a duration", e);
            }
        }
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("not above zero");
        }
        return duration;
    }

    private static String parsePath(String text) {
        if (!PATH.matcher(text).matches()) {
            throw new IllegalArgumentException("not such a path");
        }
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
