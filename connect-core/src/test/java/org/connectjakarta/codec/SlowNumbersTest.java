package org.connectjakarta.codec;

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
import org.junit.jupiter.params.provider.ValueSource;

class SlowNumbersTest {
    private static final JsonCodec CODEC =
            JsonCodec.of(JsonOptions.DEFAULT, CodecProto.getDescriptor().getServices());
    private static final String MANY_DIGITS = "1".repeat(1_000_000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e100000000",
                "1E100000000",
                "1e+100000000",
                "-1e100000000",
                "+1e100000000",
                "1e-100000000",
                "0e100000000",
                ".1e401",
                "1e4294967297",
                "1\\u0065100000000",
                "\\u0031e100000000",
                "1e\\u0031\\u0030\\u0030000000",
                "\u0661e\u0661\u0660\u0660\u0660\u0660",
                "1e\uff11\uff10\uff10\uff10\uff10\uff10",
                "\uff11e100000000",
                "1.5e401",
            })
    void slowNumbersInStringsAreRefusedWhereANumberIsRead(String number) {
        String slow = "\"" + number + "\"";
        Stream.of(
                        "{\"aDouble\":%s}",
                        "{\"aFloat\":%s}",
                        "{\"anInt32\":%s}",
                        "{\"an_int64\":%s}",
                        "{\"aUint32\":%s}",
                        "{\"aUint64\":%s}",
                        "{\"aSint32\":%s}",
                        "{\"aFixed64\":%s}",
                        "{\"colour\":%s}",
                        "{\"number\":%s}",
                        "{\"other-name\":%s}",
                        "{\"renamed\":%s}",
                        "{\"int32s\":[1,%s]}",
                        "{\"int32s\":[[[%s]]]}",
                        "{\"colours\":[%s]}",
                        "{\"int64sByString\":{\"a\":%s}}",
                        "{\"stringsByInt32\":{%s:\"a\"}}",
                        "{\"childrenByUint64\":{%s:{}}}",
                        "{\"childrenByUint64\":{\"1\":{\"anInt32\":%s}}}",
                        "{\"child\":{\"children\":[{},{\"anInt32\":%s}]}}",
                        "{\"message\":{\"anInt32\":%s}}",
                        "{\"int64Value\":%s}",
                        "{\"uint32Value\":%s}",
                        "{\"doubleValue\":%s}",
                        "{\"int32Values\":[%s]}",
                        "{\"any\":{\"@type\":\"x/org.connectjakarta.test.codec.Everything\",\"anInt32\":%s}}",
                        "{\"any\":{\"child\":{\"anInt32\":%s},\"@type\":\"x/org.connectjakarta.test.codec.Everything\"}}",
                        "{\"any\":{\"value\":%s,\"@type\":\"x/google.protobuf.Int64Value\"}}",
                        "{\"any\":{\"@type\":\"x/google.protobuf.Any\",\"value\":{\"@type\":\"x/google.protobuf.Int64Value\",\"value\":%s}}}")
                .forEach(json -> assertRefused(json.formatted(slow)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // text that is no number where a number would be slow
                "{\"aString\":\"1e100000000\"}",
                "{\"strings\":[\"1e100000000\",\"1e100000000\"]}",
                "{\"someBytes\":\"1e100000000000\"}",
                "{\"stringsByString\":{\"1e100000000\":\"1e100000000\"}}",
                "{\"stringValue\":\"1e100000000\",\"value\":\"1e100000000\",\"struct\":{\"1e100000000\":\"1e100000000\"}}",
                "{\"list\":[\"1e100000000\"]}",
                "{\"text\":\"1e100000000\"}",
                "{\"unknown\":\"1e100000000\",\"1e100000000\":[\"1e100000000\"]}",
                "{\"any\":{\"@type\":\"x/org.connectjakarta.test.codec.Answer\",\"text\":\"1e100000000\"}}",
                "{\"any\":{\"value\":\"1e100000000\",\"@type\":\"x/google.protobuf.StringValue\"}}",
                "{\"any\":{\"value\":{\"1e100000000\":\"1e100000000\"},\"@type\":\"x/google.protobuf.Struct\"}}",
                // text that only looks like such a number
                "{\"anInt32\":\"1e0\",\"aDouble\":\"1e-300\",\"aString\":\"1e100000000x\"}",
            })
    void textIsLeftAlone(String json) {
        assertThatCode(() -> decode(json)).doesNotThrowAnyException();
    }

    @Test
    void longNumbersInStringsAreRefused() {
        assertRefused("{\"anInt32\":\"" + MANY_DIGITS + "\"}");
        assertRefused("{\"anInt32\":\"0." + MANY_DIGITS + "\"}");
        assertRefused("{\"aDouble\":\"" + "\u0661".repeat(1_001) + "\"}");
        assertRefused("{\"aDouble\":\"" + "\\u0031".repeat(1_001) + "\"}");
        assertRefused("{\"stringsByInt32\":{\"" + MANY_DIGITS + "\":\"\"}}");

        assertThat(decode("{\"aString\":\"" + MANY_DIGITS + "\"}").getAString())
                .isEqualTo(MANY_DIGITS);
    }

    private static Everything decode(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        return CODEC.decode(bytes, 0, bytes.length, Everything.getDefaultInstance());
    }

    private static void assertRefused(String json) {
        assertThatThrownBy(() -> decode(json))
                .as(() -> json.substring(0, Math.min(json.length(), 200)))
                .isInstanceOfSatisfying(
                        ConnectException.class,
                        e -> assertThat(e.code()).isEqualTo(Code.INVALID_ARGUMENT))
                .hasMessage(
                        "invalid JSON: a number in a string is too long, or its exponent too large");
    }
}
