package org.connectjakarta.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void commasStandBetweenValues() {
        JsonWriter writer = new JsonWriter();
        writer.beginObject().name("code").value("internal");
        writer.name("details").beginArray();
        writer.beginObject()
                .name("debug")
                .beginObject()
                .name("a")
                .value("1")
                .endObject()
                .endObject();
        writer.beginObject().endObject();
        writer.value("x").value("");
        writer.endArray();
        writer.name("metadata").beginObject().name("k").beginArray().endArray().endObject();
        writer.endObject();

        assertThat(text(writer))
                .isEqualTo(
                        "{\"code\":\"internal\",\"details\":[{\"debug\":{\"a\":\"1\"}},{},\"x\",\"\"],\"metadata\":{\"k\":[]}}");
    }

    @Test
    void stringsAreEscapedWhereTheyHaveTo() {
        assertThat(written("")).isEqualTo("\"\"");
        assertThat(written("plain")).isEqualTo("\"plain\"");
        assertThat(written("a\"b\\c/d")).isEqualTo("\"a\\\"b\\\\c/d\"");
        assertThat(written("\n\r\t\b\f\0\u001f"))
                .isEqualTo("\"\\n\\r\\t\\u0008\\u000c\\u0000\\u001f\"");
        assertThat(written("\u007fé漢😀<>&'")).isEqualTo("\"\\u007fé漢😀<>&'\"");
        assertThat(written("a" + (char) 0x2028 + "b" + (char) 0x2029))
                .isEqualTo("\"a\\u2028b\\u2029\"");
    }

    @Test
    void halfASurrogatePairIsReplaced() {
        String high = String.valueOf((char) 0xd83d);
        String low = String.valueOf((char) 0xde00);

        assertThat(written(high)).isEqualTo("\"\\ufffd\"");
        assertThat(written("a" + low + "b")).isEqualTo("\"a\\ufffdb\"");
        assertThat(written(low + high)).isEqualTo("\"\\ufffd\\ufffd\"");
        assertThat(written(high + high + low)).isEqualTo("\"\\ufffd" + high + low + "\"");
    }

    @Test
    void namesAreEscapedToo() {
        assertThat(text(new JsonWriter().beginObject().name("\"").value("").endObject()))
                .isEqualTo("{\"\\\"\":\"\"}");
    }

    @Test
    void everyCharacterComesBack() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c < 0x10ffff; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                all.appendCodePoint(c);
            }
        }
        assertThat(JsonParser.parseString(written(all.toString())).getAsString())
                .isEqualTo(all.toString());
    }

    @Test
    void theResultIsUtf8AfterTheHeadroom() {
        assertThat(new JsonWriter().value("é").toByteArray()).isEqualTo("\"é\"".getBytes(UTF_8));
        assertThat(new JsonWriter(5).value("é").toByteArray())
                .isEqualTo("\0\0\0\0\0\"é\"".getBytes(UTF_8));
    }

    private static String written(String value) {
        return text(new JsonWriter().value(value));
    }

    private static String text(JsonWriter writer) {
        return new String(writer.toByteArray(), UTF_8);
    }
}
