package org.connectjakarta.protocol.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.StringValue;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectErrorJsonTest {
    private static final Any HELLO =
            Any.newBuilder()
                    .setTypeUrl("type.googleapis.com/google.protobuf.StringValue")
                    .setValue(StringValue.of("hello").toByteString())
                    .build();

    private static ConnectException read(byte[] json) {
        return ConnectErrorJson.read(WireJson.object(json, 0, json.length), Code.DATA_LOSS);
    }

    private static ConnectException read(String json) {
        return read(json.getBytes(UTF_8));
    }

    /** An error of which everything but its details is right. */
    private static ConnectException withDetails(String details) {
        ConnectException error =
                read("{\"code\":\"aborted\",\"message\":\"oops\",\"details\":" + details + "}");
        assertThat(error.code()).isEqualTo(Code.ABORTED);
        assertThat(error).hasMessage("oops");
        return error;
    }

    @ParameterizedTest
    @EnumSource
    void theClientReadsWhatTheServerWrites(Code code) {
        ConnectException written =
                ConnectException.of(code, "früh \"morgens\"\n\u0000 \\ 🎈")
                        .addDetail(StringValue.of("hello"))
                        .addDetail(StringValue.of(""));

        ConnectException read = read(ConnectErrorJson.encode(written));

        assertThat(read.code()).isEqualTo(code);
        assertThat(read.message()).isEqualTo(written.message());
        assertThat(read.details()).isEqualTo(written.details()).hasSize(2);
        assertThat(read.detail(StringValue.class)).contains(StringValue.of("hello"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"google.protobuf.StringValue\",\"value\":\"CgVoZWxsbw\"}",
                "{\"type\":\"google.protobuf.StringValue\",\"value\":\"CgVoZWxsbw==\"}",
                "{\"type\":\"type.googleapis.com/google.protobuf.StringValue\",\"value\":\"CgVoZWxsbw\"}",
                "{\"type\":\"google.protobuf.StringValue\",\"value\":\"CgVoZWxsbw\",\"debug\":\"garbage\"}",
                "{\"type\":\"google.protobuf.StringValue\",\"value\":\"CgVoZWxsbw\",\"debug\":null}",
                "{\"debug\":{\"a\":[1,{}]},\"frob\":\"nitz\",\"value\":\"CgVoZWxsbw\",\"type\":\"google.protobuf.StringValue\"}",
            })
    void aDetailIsRead(String detail) {
        assertThat(withDetails("[" + detail + "]").details()).containsExactly(HELLO);
    }

    @Test
    void aDetailOfATypeThatIsNotKnownIsKept() {
        assertThat(withDetails("[{\"type\":\"foo.bar.Baz\",\"value\":\"12345678\"}]").details())
                .containsExactly(
                        Any.newBuilder()
                                .setTypeUrl("type.googleapis.com/foo.bar.Baz")
                                .setValue(
                                        ByteString.copyFrom(
                                                new byte[] {
                                                    (byte) 0xd7,
                                                    0x6d,
                                                    (byte) 0xf8,
                                                    (byte) 0xe7,
                                                    (byte) 0xae,
                                                    (byte) 0xfc
                                                }))
                                .build());
    }

    @Test
    void anEmptyMessageIsADetail() {
        assertThat(withDetails("[{\"type\":\"a.B\",\"value\":\"\"}]").details()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "17",
                "\"text\"",
                "[]",
                "{}",
                "{\"type\":\"a.B\"}",
                "{\"value\":\"CgVoZWxsbw\"}",
                "{\"type\":\"\",\"value\":\"CgVoZWxsbw\"}",
                "{\"type\":1,\"value\":\"CgVoZWxsbw\"}",
                "{\"type\":\"a.B\",\"value\":null}",
                "{\"type\":\"a.B\",\"value\":[1]}",
                "{\"type\":\"a.B\",\"value\":\"C\"}",
                "{\"type\":\"a.B\",\"value\":\"CgVoZWxsbw=\"}",
                "{\"type\":\"a.B\",\"value\":\"_-__\"}",
                "{\"type\":\"a.B\",\"value\":\"a b\"}",
                "{\"type\":\"a.B\",\"value\":\"ü\"}",
            })
    void aMalformedDetailIsLeftOutAndTheOthersAreKept(String detail) {
        String good = "{\"type\":\"google.protobuf.StringValue\",\"value\":\"CgVoZWxsbw\"}";

        assertThat(withDetails("[" + good + "," + detail + "," + good + "]").details())
                .containsExactly(HELLO, HELLO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "\"text\"", "true", "[]"})
    void detailsThatAreNoArrayAreNone(String details) {
        assertThat(withDetails(details).details()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"message\":null", ",\"message\":17", ",\"message\":\"\""})
    void aMessageMayBeMissing(String message) {
        ConnectException error = read("{\"code\":\"aborted\"" + message + "}");

        assertThat(error.code()).isEqualTo(Code.ABORTED);
        assertThat(error.message()).isEmpty();
    }

    @Test
    void whatIsNotKnownIsIgnored() {
        assertThat(read("{\"foo\":{\"code\":\"x\"},\"code\":\"aborted\",\"bar\":[0.5]}").code())
                .isEqualTo(Code.ABORTED);
    }

    @Test
    void withoutACodeItIsTheInferredOne() {
        assertThat(read("{}").code()).isEqualTo(Code.DATA_LOSS);
    }
}
