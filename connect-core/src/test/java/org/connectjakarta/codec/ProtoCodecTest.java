package org.connectjakarta.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.codec.test.Everything;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtoCodecTest {
    private static final Everything MESSAGE =
            Everything.newBuilder()
                    .setAString("é")
                    .setAnInt64(-1)
                    .addStrings("x")
                    .setChild(Everything.newBuilder().setABool(true))
                    .build();

    private final ProtoCodec codec = new ProtoCodec();

    @Test
    void aMessageFillsTheArrayAfterTheHeadroom() {
        assertThat(codec.name()).isEqualTo("proto");
        assertThat(codec.encode(MESSAGE, 0)).isEqualTo(MESSAGE.toByteArray());
        byte[] headroom = codec.encode(MESSAGE, 5);
        assertThat(Arrays.copyOf(headroom, 5)).containsOnly(0);
        assertThat(Arrays.copyOfRange(headroom, 5, headroom.length))
                .isEqualTo(MESSAGE.toByteArray());
        assertThat(codec.encode(Everything.getDefaultInstance(), 5)).hasSize(5);
    }

    @Test
    void aMessageIsReadFromItsRange() {
        byte[] bytes = MESSAGE.toByteArray();
        byte[] around = new byte[bytes.length + 12];
        Arrays.fill(around, (byte) 0xff);
        System.arraycopy(bytes, 0, around, 7, bytes.length);

        assertThat(codec.decode(around, 7, bytes.length, Everything.getDefaultInstance()))
                .isEqualTo(MESSAGE);
        assertThat(codec.decode(around, 3, 0, Everything.getDefaultInstance()))
                .isEqualTo(Everything.getDefaultInstance());
    }

    @Test
    void unknownFieldsAreKept() {
        byte[] bytes = {(byte) 0xf8, 0x3f, 1}; // field 1023

        Everything read = codec.decode(bytes, 0, 3, Everything.getDefaultInstance());

        assertThat(codec.encode(read, 0)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n", // a tag without its value
                "b\u00ff\u00ff\u00ff\u00ff\u0007x", // a string of 2 GiB
                "b\u0002\u00c3\u0028", // a string that is not UTF-8
                "\u0000", // field 0
                "\u000c", // the end of a group that did not start
            })
    void whatIsNotTheMessageIsInvalid(String latin1) {
        byte[] bytes = latin1.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertInvalid(bytes);
    }

    @Test
    void deepNestingIsInvalid() {
        Everything deep = Everything.getDefaultInstance();
        for (int i = 0; i < 200; i++) {
            deep = Everything.newBuilder().setChild(deep).build();
        }
        assertInvalid(deep.toByteArray());

        byte[] groups = new byte[1_000_000];
        Arrays.fill(groups, (byte) 0x0b);
        assertInvalid(groups);
        assertInvalid(
                ByteString.copyFrom(groups)
                        .concat(ByteString.copyFrom(new byte[] {0x0c}))
                        .toByteArray());
    }

    private void assertInvalid(byte[] bytes) {
        assertThatThrownBy(
                        () -> codec.decode(bytes, 0, bytes.length, Everything.getDefaultInstance()))
                .isInstanceOfSatisfying(
                        ConnectException.class,
                        e -> assertThat(e.code()).isEqualTo(Code.INVALID_ARGUMENT))
                .hasMessage("not a valid org.connectjakarta.test.codec.Everything in protobuf");
    }
}
