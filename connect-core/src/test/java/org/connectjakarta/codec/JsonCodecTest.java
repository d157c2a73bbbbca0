package org.connectjakarta.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.BoolValue;
import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import com.google.protobuf.DoubleValue;
import com.google.protobuf.Duration;
import com.google.protobuf.Empty;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Int64Value;
import com.google.protobuf.ListValue;
import com.google.protobuf.Message;
import com.google.protobuf.StringValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.UInt64Value;
import com.google.protobuf.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.codec.test.Answer;
import org.connectjakarta.codec.test.CodecProto;
import org.connectjakarta.codec.test.Everything;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonCodecTest {
    private static final JsonCodec CODEC = codec(JsonOptions.DEFAULT);

    private static JsonCodec codec(JsonOptions options) {
        return JsonCodec.of(options, CodecProto.getDescriptor().getServices());
    }

    @Test
    void messagesAreWrittenWithoutWhiteSpaceAndDefaults() {
        Everything message =
                Everything.newBuilder()
                        .setAString("é\n")
                        .setAnInt64(1)
                        .setRenamed(2)
                        .addStrings("x")
                        .setOptionalInt32(0)
                        .build();
        String json =
                "{\"anInt64\":\"1\",\"aString\":\"é\\n\",\"strings\":[\"x\"],\"other-name\":2,\"optionalInt32\":0}";

        assertThat(CODEC.name()).isEqualTo("json");
        assertThat(CODEC.encode(message, 0)).isEqualTo(json.getBytes(UTF_8));
        assertThat(CODEC.encode(message, 3)).isEqualTo(("\0\0\0" + json).getBytes(UTF_8));
    }

    @Test
    void defaultsAreWrittenOnDemand() {
        JsonCodec withDefaults = codec(new JsonOptions(100, 1000, true));

        assertThat(new String(withDefaults.encode(Answer.getDefaultInstance(), 0), UTF_8))
                .isEqualTo("{\"text\":\"\"}");
        assertThat(new String(CODEC.encode(Answer.getDefaultInstance(), 0), UTF_8)).isEqualTo("{}");
    }

    @Test
    void anAnyIsWrittenIfItsTypeIsKnown() {
        Any answer = Any.pack(Answer.newBuilder().setText("a").build());
        String json =
                "{\"@type\":\"type.googleapis.com/org.connectjakarta.test.codec.Answer\",\"text\":\"a\"}";
        Any unknown = Any.newBuilder().setTypeUrl("type.googleapis.com/no.Such").build();

        assertThat(new String(CODEC.encode(answer, 0), UTF_8)).isEqualTo(json);
        assertThat(decode(json, Any.getDefaultInstance())).isEqualTo(answer);
        assertThatThrownBy(() -> CODEC.encode(unknown, 0))
                .isInstanceOfSatisfying(
                        ConnectException.class, e -> assertThat(e.code()).isEqualTo(Code.INTERNAL))
                .hasMessage("the message cannot be written as JSON");
    }

    @Test
    void importedTypesAreKnownInAnAny() {
        Any wrapped = Any.pack(Timestamp.newBuilder().setSeconds(1).build());

        assertThat(decode(new String(CODEC.encode(wrapped, 0), UTF_8), Any.getDefaultInstance()))
                .isEqualTo(wrapped);
    }

    @Test
    void aMessageIsReadFromItsRange() {
        byte[] around = "{}{\"aBool\":true}x".getBytes(UTF_8);

        assertThat(
                        CODEC.decode(around, 2, around.length - 3, Everything.getDefaultInstance())
                                .getABool())
                .isTrue();
    }

    @Test
    void unknownFieldsAndEnumNamesAreIgnored() {
        String json =
                "{\"unknown\":{\"deep\":[1,{}]},\"colour\":\"COLOUR_NONE\",\"colours\":[\"COLOUR_NONE\",\"COLOUR_RED\"],\"aBool\":true}";

        assertThat(decode(json, Everything.getDefaultInstance()))
                .isEqualTo(
                        Everything.newBuilder()
                                .setABool(true)
                                .addColours(Everything.Colour.COLOUR_RED)
                                .build());
    }

    static Stream<Arguments> wellKnownTypes() {
        return Stream.of(
                Arguments.of(
                        "\"2000-01-01T00:00:00Z\"",
                        Timestamp.newBuilder().setSeconds(946684800).build()),
                Arguments.of(
                        "\"1.5s\"",
                        Duration.newBuilder().setSeconds(1).setNanos(500_000_000).build()),
                Arguments.of(
                        "\"a,bC\"", FieldMask.newBuilder().addPaths("a").addPaths("b_c").build()),
                Arguments.of("\"x\"", StringValue.of("x")),
                Arguments.of("\"1e999999999\"", StringValue.of("1e999999999")),
                Arguments.of("\"eA==\"", BytesValue.of(ByteString.copyFromUtf8("x"))),
                Arguments.of("true", BoolValue.of(true)),
                Arguments.of(" 7 ", Int64Value.of(7)),
                Arguments.of("\"7\"", UInt64Value.of(7)),
                Arguments.of("1e300", DoubleValue.of(1e300)),
                Arguments.of("\"NaN\"", DoubleValue.of(Double.NaN)),
                Arguments.of("{}", Empty.getDefaultInstance()),
                Arguments.of(
                        "{\"a\":null}",
                        Struct.newBuilder()
                                .putFields("a", Value.newBuilder().setNullValueValue(0).build())
                                .build()),
                Arguments.of(
                        "[1]",
                        ListValue.newBuilder()
                                .addValues(Value.newBuilder().setNumberValue(1))
                                .build()),
                Arguments.of("null", Value.newBuilder().setNullValueValue(0).build()),
                Arguments.of(
                        "[]",
                        Value.newBuilder().setListValue(ListValue.getDefaultInstance()).build()),
                Arguments.of(
                        "\"1e999999999\"",
                        Value.newBuilder().setStringValue("1e999999999").build()));
    }

    @ParameterizedTest
    @MethodSource("wellKnownTypes")
    void wellKnownTypesStandAlone(String json, Message expected) {
        assertThat(decode(json, expected.getDefaultInstanceForType())).isEqualTo(expected);
    }

    static Stream<Arguments> wrongTopLevels() {
        Stream<Arguments> messages =
                Stream.of("", " ", "null", "[]", "[{}]", "\"\"", "0", "true", "{}{}", "{}]")
                        .flatMap(
                                json ->
                                        Stream.of(
                                                        Everything.getDefaultInstance(),
                                                        Struct.getDefaultInstance(),
                                                        Any.getDefaultInstance())
                                                .map(type -> Arguments.of(json, type)));
        Stream<Arguments> others =
                Stream.of(
                        Arguments.of("", Value.getDefaultInstance()),
                        Arguments.of("{}", ListValue.getDefaultInstance()),
                        Arguments.of("null", Timestamp.getDefaultInstance()),
                        Arguments.of("null", BoolValue.getDefaultInstance()),
                        Arguments.of("{}", StringValue.getDefaultInstance()),
                        Arguments.of("[]", Int64Value.getDefaultInstance()),
                        Arguments.of("{}", Int64Value.getDefaultInstance()),
                        Arguments.of("\"1e999999999\"", Int64Value.getDefaultInstance()),
                        Arguments.of("\"1e999999999\"", DoubleValue.getDefaultInstance()));
        return Stream.concat(messages, others);
    }

    @ParameterizedTest
    @MethodSource("wrongTopLevels")
    void otherTopLevelsAreInvalid(String json, Message type) {
        assertThatThrownBy(() -> decode(json, type))
                .isInstanceOfSatisfying(
                        ConnectException.class,
                        e -> assertThat(e.code()).isEqualTo(Code.INVALID_ARGUMENT));
    }

    @Test
    void nothingInternalIsTold() {
        assertThatThrownBy(() -> decode("{\"anInt32\":\"x\"}", Everything.getDefaultInstance()))
                .hasMessage("not a valid org.connectjakarta.test.codec.Everything in JSON");
        assertThatThrownBy(() -> decode("{\"anInt32\":x}", Everything.getDefaultInstance()))
                .hasMessage("invalid JSON at byte 11: a value is expected");
        assertThatThrownBy(() -> decode("{\"anInt32\":", Everything.getDefaultInstance()))
                .hasMessage("the JSON is cut off: a value is expected");
    }

    @Test
    void theLimitsAreThoseOfTheOptions() {
        JsonCodec narrow = codec(new JsonOptions(2, 3, false));

        for (String passed :
                List.of(
                        "{\"int32s\":[100]}",
                        "{\"child\":{}}",
                        "{\"aString\":\"10000\"}",
                        "{\"anInt32\":\"1e1\"}")) {
            assertThat(
                            narrow.decode(
                                    passed.getBytes(UTF_8),
                                    0,
                                    passed.length(),
                                    Everything.getDefaultInstance()))
                    .isNotNull();
        }
        for (String refused :
                List.of(
                        "{\"int32s\":[1000]}",
                        "{\"child\":{\"child\":{}}}",
                        "{\"anInt32\":\"1000\"}",
                        "{\"int32s\":[-100]}")) {
            assertThatThrownBy(
                            () ->
                                    narrow.decode(
                                            refused.getBytes(UTF_8),
                                            0,
                                            refused.length(),
                                            Everything.getDefaultInstance()))
                    .as(refused)
                    .hasMessageStartingWith("invalid JSON");
        }
    }

    @Test
    void aFullMessageComesBack() {
        Everything message =
                Everything.newBuilder()
                        .setADouble(1.5e-300)
                        .setAnInt64(Long.MIN_VALUE)
                        .setAUint64(-1)
                        .setSomeBytes(ByteString.copyFrom(new byte[] {0, -1}))
                        .setColour(Everything.Colour.COLOUR_GREEN)
                        .putAllStringsByInt32(java.util.Map.of(-1, "a", 7, "b"))
                        .putStringsByBool(true, "yes")
                        .addAllInt32S(Arrays.asList(1, 2, 3))
                        .setMessage(Everything.newBuilder().setAString("\"\\\u0001😀"))
                        .setAny(Any.pack(Any.pack(Answer.newBuilder().setText("deep").build())))
                        .setDuration(Duration.newBuilder().setNanos(1))
                        .build();
        byte[] json = CODEC.encode(message, 0);

        assertThat(CODEC.decode(json, 0, json.length, Everything.getDefaultInstance()))
                .isEqualTo(message);
    }

    private static <M extends Message> M decode(String json, M prototype) {
        byte[] bytes = json.getBytes(UTF_8);
        return CODEC.decode(bytes, 0, bytes.length, prototype);
    }
}
