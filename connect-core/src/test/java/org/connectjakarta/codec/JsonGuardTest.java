package org.connectjakarta.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.codec.test.CodecProto;
import org.connectjakarta.codec.test.Everything;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused here carries the guard's own text, so that JsonFormat has not seen it. */
class JsonGuardTest {
    private static final JsonCodec CODEC =
            JsonCodec.of(JsonOptions.DEFAULT, CodecProto.getDescriptor().getServices());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " \t\r\n{ \t\r\n} \t\r\n",
                "{\"\":0}",
                "{\"aString\":\"\"}",
                "{\"aString\" : \"x\" , \"aBool\" : false}",
                "{\"aString\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\u00e9\\uD83D\\ude00\"}",
                "{\"aString\":\"\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff😀\"}",
                "{\"\\u0061Bool\":true}",
                "{\"child\":{\"child\":{}},\"children\":[{},{}]}",
                "{\"x\":[[],[[]],{}]}",
                "{\"x\":[null,true,false,-0,0,-1,1.5,1e5,1E+5,1e-5,0.0e00,-1.25E-2]}",
                "{\"aDouble\":1.7976931348623157e308}",
                "{\"aDouble\":4.9e-324}",
                "{\"aDouble\":1e-400}",
                "{\"anInt64\":\"-9223372036854775808\"}",
                "{\"aUint64\":18446744073709551615}",
                "{\"aUint64\":1e1,\"a_uint32\":\"1e1\"}",
                "{\"a_bool\":true,\"child\":{\"a_bool\":true}}",
                "{\"children\":[{\"aBool\":true},{\"aBool\":true}]}",
                "{\"a\":1,\"A\":2,\"aa\":3}",
                "{\"a\":1,\"b\":{\"a\":1},\"c\":[{\"a\":1}]}",
            })
    void isAccepted(String json) {
        assertThatCode(() -> decode(json.getBytes(UTF_8))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // nothing, or cut off
                "",
                " ",
                "{",
                "{\"",
                "{\"a",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":[",
                "{\"a\":[1,",
                "{\"a\":\"\\",
                "{\"a\":\"\\u12",
                "{\"a\":\"\\ud83d",
                "{\"a\":\"\\ud83d\\u",
                "{\"a\":tru",
                "{\"a\":-",
                "{\"a\":1.",
                "{\"a\":1e",
                "{\"a\":1e+",
                // not an object
                "null",
                "[]",
                "[{}]",
                "\"\"",
                "1",
                "true",
                "\ufeff{}",
                // more than a document
                "{}{}",
                "{},",
                "{}]",
                "{}}",
                "{} x",
                "{}\0",
                "\0{}",
                "{}null",
                // not JSON, though JsonFormat's reader takes some of it
                "{'a':1}",
                "{\"a\":'b'}",
                "{a:1}",
                "{\"a\"=1}",
                "{\"a\"=>1}",
                "{\"a\":1;\"b\":2}",
                "{\"a\":[1;2]}",
                "{\"a\":b}",
                "{/**/}",
                "{//\n}",
                "{#\n}",
                "{\"a\":1/**/}",
                ")]}'\n{}",
                "{,}",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":[,]}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\":[1 2]}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\" 1}",
                "{\"a\"::1}",
                "{1:1}",
                "{null:1}",
                "{\"a\":[}",
                "{\"a\":[1}",
                "{\"a\":{]}",
                "{[]:1}",
                "{\"a\":True}",
                "{\"a\":NULL}",
                "{\"a\":nul}",
                "{\"a\":nulll}",
                "{\"a\":truefalse}",
                "{\"a\":undefined}",
                "{\u00a0}",
                "{\f}",
                "{\u000b}",
                // numbers
                "{\"a\":01}",
                "{\"a\":-01}",
                "{\"a\":00}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":-.5}",
                "{\"a\":5.}",
                "{\"a\":5.e1}",
                "{\"a\":1e}",
                "{\"a\":1e+}",
                "{\"a\":1e1.5}",
                "{\"a\":--1}",
                "{\"a\":1-}",
                "{\"a\":0x1}",
                "{\"a\":1_0}",
                "{\"a\":1a}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":\u0661}",
                "{\"a\":1f}",
                // strings
                "{\"a\":\"\n\"}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\0\"}",
                "{\"a\":\"\u001f\"}",
                "{\"a\n\":1}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\'\"}",
                "{\"a\":\"\\0\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\u+123\"}",
                "{\"a\":\"\\U0041\"}",
                "{\"a\":\"\\u00\u0663\u0663\"}",
                "{\"a\":\"\\ud83d\"}",
                "{\"a\":\"\\ude00\"}",
                "{\"a\":\"\\ude00\\ud83d\"}",
                "{\"a\":\"\\ud83d\\ud83d\"}",
                "{\"a\":\"\\ud83dx\"}",
                "{\"a\":\"\\ud83d\\n0000\"}",
                "{\"\\ud83d\":1}",
                // keys that come twice
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"b\":2,\"a\":3}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"\\u0061\":1,\"a\":2}",
                "{\"\":1,\"\":1}",
                "{\"aBool\":true,\"aBool\":true}",
                "{\"a\":{\"b\":{},\"b\":1}}",
                "{\"x\":[{},{\"b\":{},\"b\":1}]}",
                "{\"a\":{},\"a\":{}}",
                "{\"/\":1,\"\\/\":1}",
                "{\"😀\":1,\"\\ud83d\\ude00\":1}",
                "{\"stringsByInt32\":{\"1\":\"a\",\"1\":\"b\"}}",
                "{\"any\":{\"@type\":\"a\",\"@type\":\"b\"}}",
                // exponents
                "{\"a\":1e401}",
                "{\"a\":1E-401}",
                "{\"aUint32\":1e100000000}",
                "{\"a\":1e00000000000000000000000000000000000000401}",
                "{\"a\":1e99999999999999999999999999999999999999}",
                "{\"a\":-1e+4294967296}",
            })
    void isRefused(String json) {
        assertRefused(json.getBytes(UTF_8));
    }

    @Test
    void longNumbersAreRefused() {
        String digits = "1".repeat(1_000_000);
        assertRefused(("{\"anInt32\":" + digits + "}").getBytes(UTF_8));
        assertRefused(("{\"unknown\":0." + digits + "}").getBytes(UTF_8));
        assertRefused(("{\"aDouble\":1e" + "0".repeat(1_000_000) + "1}").getBytes(UTF_8));

        assertThat(decode(("{\"aDouble\":1" + "0".repeat(200) + "}").getBytes(UTF_8)).getADouble())
                .isEqualTo(1e200);
    }

    @Test
    void deepNestingIsRefused() {
        for (int depth : new int[] {101, 1_000, 10_000, 1_000_000}) {
            assertRefused("{\"child\":".repeat(depth).getBytes(UTF_8));
            assertRefused(
                    ("{\"unknown\":" + "[".repeat(depth) + "]".repeat(depth) + "}")
                            .getBytes(UTF_8));
            assertRefused(("{\"list\":" + "[".repeat(depth)).getBytes(UTF_8));
            assertRefused(
                    ("{\"any\":" + "{\"@type\":\"x/google.protobuf.Any\",\"value\":".repeat(depth))
                            .getBytes(UTF_8));
        }
        assertThatCode(
                        () ->
                                decode(
                                        ("{\"unknown\":" + "[".repeat(99) + "]".repeat(99) + "}")
                                                .getBytes(UTF_8)))
                .doesNotThrowAnyException();
        assertThatCode(
                        () ->
                                decode(
                                        ("{\"child\":".repeat(99) + "{}" + "}".repeat(99))
                                                .getBytes(UTF_8)))
                .doesNotThrowAnyException();
    }

    static Stream<byte[]> notUtf8() {
        return Stream.of(
                        "\u0080",
                        "\u00bf",
                        "\u00c3",
                        "\u00c3\u0028",
                        "\u00c0\u0080",
                        "\u00c1\u00bf",
                        "\u00e2\u0082",
                        "\u00e2\u0028\u00a1",
                        "\u00e0\u009f\u00bf",
                        "\u00ed\u00a0\u0080",
                        "\u00ed\u00bf\u00bf",
                        "\u00f0\u009f\u0098",
                        "\u00f0\u008f\u00bf\u00bf",
                        "\u00f4\u0090\u0080\u0080",
                        "\u00f5\u0080\u0080\u0080",
                        "\u00f8\u0088\u0080\u0080\u0080",
                        "\u00fe",
                        "\u00ff")
                .map(text -> text.getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void whatIsNotUtf8IsRefused(byte[] text) {
        String raw = new String(text, ISO_8859_1);
        assertRefused(("{\"aString\":\"" + raw + "\"}").getBytes(ISO_8859_1));
        assertRefused(("{\"" + raw + "\":1}").getBytes(ISO_8859_1));
        assertRefused(("{\"aString\":\"" + raw).getBytes(ISO_8859_1));
    }

    @Test
    void manyKeysAreToldApart() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 50_000; i++) {
            json.append("\"k").append(i).append("\":").append(i).append(',');
        }
        assertThatCode(() -> decode((json + "\"last\":{}}").getBytes(UTF_8)))
                .doesNotThrowAnyException();
        assertRefused((json + "\"k0\":{}}").getBytes(UTF_8));
        assertRefused((json + "\"k49999\":{}}").getBytes(UTF_8));
        assertRefused((json + "\"\\u006b17\":{}}").getBytes(UTF_8));
    }

    @Test
    void keysAreForgottenWithTheirObject() {
        StringBuilder object = new StringBuilder("{");
        for (int i = 0; i < 40; i++) {
            object.append("\"k").append(i).append("\":{},");
        }
        String many = object + "\"last\":{}}";

        assertThatCode(() -> decode(("{\"unknown\":[" + many + "," + many + "]}").getBytes(UTF_8)))
                .doesNotThrowAnyException();
    }

    @Test
    void keysWithTheSameHashAreToldApart() {
        int bits = 14;
        StringBuilder json = new StringBuilder("{\"stringsByString\":{");
        for (int i = 0; i < 1 << bits; i++) {
            json.append(i == 0 ? "\"" : ",\"");
            for (int bit = 0; bit < bits; bit++) {
                json.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            json.append("\":\"\"");
        }
        assertThat(decode((json + "}}").getBytes(UTF_8)).getStringsByStringCount())
                .isEqualTo(1 << bits);
        assertRefused((json + ",\"" + "Aa".repeat(bits) + "\":\"\"}}").getBytes(UTF_8));
    }

    @Test
    void bothNamesOfAFieldAreInvalid() {
        assertThatThrownBy(() -> decode("{\"aBool\":true,\"a_bool\":true}".getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        ConnectException.class,
                        e -> assertThat(e.code()).isEqualTo(Code.INVALID_ARGUMENT));
    }

    private static Everything decode(byte[] json) {
        return CODEC.decode(json, 0, json.length, Everything.getDefaultInstance());
    }

    private static void assertRefused(byte[] json) {
        assertThatThrownBy(() -> decode(json))
                .as(() -> new String(json, 0, Math.min(json.length, 200), UTF_8))
                .isInstanceOfSatisfying(
                        ConnectException.class,
                        e -> assertThat(e.code()).isEqualTo(Code.INVALID_ARGUMENT))
                .message()
                .containsAnyOf("invalid JSON", "the JSON is cut off");
    }
}
