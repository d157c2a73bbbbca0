package org.connectjakarta.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectjakarta.ConnectException;
import org.junit.jupiter.api.Test;

/** Random documents, always the same: the guard against a plain recursive reader of RFC 8259, the codec against JsonFormat. */
class JsonDifferentialTest {
    private static final int DOCUMENTS = 20_000;
    private static final String[] TEXTS = {
        "",
        "a",
        "b",
        "key",
        "\\u0061",
        "\\n",
        "\\\"",
        "é",
        "漢",
        "😀",
        "\\ud83d\\ude00",
        "\\ud83d",
        "1e999",
        "0",
        " ",
        "x".repeat(40),
        "/",
        "\\/"
    };
    private static final String[] SCALARS = {
        "null",
        "true",
        "false",
        "0",
        "-0",
        "1",
        "-12.5",
        "1e5",
        "1E-5",
        "0.001e+10",
        "123456789012345678901234567890",
        "1e300"
    };
    private static final String[] SPACES = {"", "", "", " ", "\n", "\t \r\n"};
    private static final String[] NOISE = {
        "{", "}", "[", "]", "\"", ":", ",", "\\", "0", "-", "e", ".", "u", "\ud83d", "\u0001", " ",
        "t", "/"
    };

    private final Random random = new Random(20261121);

    @Test
    void theGuardAgreesWithAPlainReader() {
        int accepted = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] json = mutated(object(4)).getBytes(UTF_8);
            if (random.nextInt(4) == 0) {
                json[random.nextInt(json.length)] = (byte) random.nextInt(256);
            }
            boolean expected = PlainReader.isValid(json);
            assertThat(guardAccepts(json)).as(() -> new String(json, UTF_8)).isEqualTo(expected);
            accepted += expected ? 1 : 0;
        }
        assertThat(accepted).isBetween(DOCUMENTS / 10, DOCUMENTS * 9 / 10);
    }

    @Test
    void theCodecReadsWhatJsonFormatReads() throws Exception {
        JsonCodec codec = new JsonCodec(JsonOptions.DEFAULT, TypeRegistry.getEmptyTypeRegistry());
        int compared = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            String json = object(4);
            byte[] bytes = json.getBytes(UTF_8);
            if (PlainReader.isValid(bytes)) {
                Struct.Builder expected = Struct.newBuilder();
                JsonFormat.parser().merge(json, expected);
                assertThat(codec.decode(bytes, 0, bytes.length, Struct.getDefaultInstance()))
                        .as(json)
                        .isEqualTo(expected.build());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(DOCUMENTS / 4);
    }

    private static boolean guardAccepts(byte[] json) {
        try {
            JsonGuard.check(json, 0, json.length, true, JsonOptions.DEFAULT);
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }

    private String mutated(String json) {
        StringBuilder mutated = new StringBuilder(json);
        for (int i = random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(3)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, pick(NOISE));
                default -> mutated.replace(at, at + 1, pick(NOISE));
            }
            if (mutated.isEmpty()) {
                mutated.append(' ');
            }
        }
        return mutated.toString();
    }

    private String object(int depth) {
        StringBuilder json = new StringBuilder(pick(SPACES)).append('{');
        int size = random.nextInt(20) == 0 ? 25 : random.nextInt(4);
        for (int i = 0; i < size; i++) {
            String name = random.nextInt(3) == 0 ? pick(TEXTS) : pick(TEXTS) + i;
            json.append(i == 0 ? "" : ",")
                    .append(pick(SPACES))
                    .append('"')
                    .append(name)
                    .append('"')
                    .append(pick(SPACES));
            json.append(':').append(value(depth - 1)).append(pick(SPACES));
        }
        return json.append('}').append(pick(SPACES)).toString();
    }

    private String value(int depth) {
        String value =
                switch (random.nextInt(depth > 0 ? 6 : 4)) {
                    case 0, 1 -> pick(SCALARS);
                    case 2, 3 -> '"' + pick(TEXTS) + pick(TEXTS) + '"';
                    case 4 -> object(depth);
                    default -> array(depth);
                };
        return pick(SPACES) + value;
    }

    private String array(int depth) {
        StringBuilder json = new StringBuilder("[");
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            json.append(i == 0 ? "" : ",").append(value(depth - 1)).append(pick(SPACES));
        }
        return json.append(']').toString();
    }

    private String pick(String[] of) {
        return of[random.nextInt(of.length)];
    }

    /** As simple as can be, and as slow. */
    private static final class PlainReader {
        private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]*");
        private static final Pattern STRING =
                Pattern.compile(
                        "\"(?:[^\"\\\\\\x00-\\x1f]|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+\"");
        private static final Pattern ESCAPE = Pattern.compile("\\\\(u([0-9a-fA-F]{4})|.)");
        private static final Pattern SCALAR =
                Pattern.compile(
                        "null|true|false|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

        private final Matcher matcher;
        private final String text;
        private int at;

        private PlainReader(String text) {
            this.text = text;
            this.matcher = SPACE.matcher(text);
        }

        static boolean isValid(byte[] json) {
            try {
                PlainReader reader =
                        new PlainReader(
                                UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString());
                reader.token(SPACE);
                reader.object();
                reader.token(SPACE);
                return reader.at == reader.text.length();
            } catch (CharacterCodingException | IllegalStateException e) {
                return false;
            }
        }

        private String token(Pattern pattern) {
            if (!matcher.usePattern(pattern).region(at, text.length()).lookingAt()) {
                throw new IllegalStateException();
            }
            at = matcher.end();
            return matcher.group();
        }

        private boolean skip(char c) {
            token(SPACE);
            boolean there = text.startsWith(String.valueOf(c), at);
            at += there ? 1 : 0;
            token(SPACE);
            return there;
        }

        private void expect(char c) {
            if (!skip(c)) {
                throw new IllegalStateException();
            }
        }

        private void value() {
            token(SPACE);
            if (text.startsWith("{", at)) {
                object();
            } else if (text.startsWith("[", at)) {
                array();
            } else if (text.startsWith("\"", at)) {
                string();
            } else {
                String number = token(SCALAR);
                int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
                if (exponent > 0
                        && Character.isDigit(number.charAt(0))
                        && Math.abs(Double.parseDouble(number.substring(exponent + 1))) > 400) {
                    throw new IllegalStateException();
                }
            }
        }

        private void object() {
            expect('{');
            Set<String> keys = new HashSet<>();
            for (boolean first = true; !skip('}'); first = false) {
                if (!first) {
                    expect(',');
                }
                if (!keys.add(string())) {
                    throw new IllegalStateException();
                }
                expect(':');
                value();
            }
        }

        private void array() {
            expect('[');
            for (boolean first = true; !skip(']'); first = false) {
                if (!first) {
                    expect(',');
                }
                value();
            }
        }

        private String string() {
            String string = unescape(token(STRING));
            if (!UTF_8.newEncoder().canEncode(string)) {
                throw new IllegalStateException();
            }
            return string;
        }

        private static String unescape(String token) {
            return ESCAPE.matcher(token)
                    .replaceAll(
                            escape -> {
                                String unit = escape.group(2);
                                return Matcher.quoteReplacement(
                                        unit == null
                                                ? escape.group(1)
                                                : String.valueOf(
                                                        (char) Integer.parseInt(unit, 16)));
                            });
        }
    }
}
