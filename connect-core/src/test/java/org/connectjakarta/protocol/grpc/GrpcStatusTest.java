package org.connectjakarta.protocol.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.StringValue;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.util.Arrays;
import java.util.Base64;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrpcStatusTest {
    private static Headers status(String status) {
        return Headers.create().add("grpc-status", status);
    }

    /** An error of which everything but its details is right. */
    private static ConnectException withDetails(String header) {
        ConnectException error =
                GrpcStatus.read(
                        status("10")
                                .add("grpc-message", "oops")
                                .add("grpc-status-details-bin", header));
        assertThat(error.code()).isEqualTo(Code.ABORTED);
        assertThat(error).hasMessage("oops");
        return error;
    }

    private static String base64(UnknownFieldSet message) {
        return Base64.getEncoder().encodeToString(message.toByteArray());
    }

    private static Field message(UnknownFieldSet... messages) {
        Field.Builder field = Field.newBuilder();
        for (UnknownFieldSet message : messages) {
            field.addLengthDelimited(message.toByteString());
        }
        return field.build();
    }

    private static UnknownFieldSet any(String type) {
        return UnknownFieldSet.newBuilder()
                .addField(
                        1,
                        Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8(type))
                                .build())
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void theClientReadsWhatTheServerWrites(Code code) {
        ConnectException written =
                ConnectException.of(code, "früh 100%\n🎈")
                        .addDetail(StringValue.of("hello"))
                        .addDetail(StringValue.of(""));
        Headers trailers = Headers.create();
        GrpcStatus.write(trailers, written);

        ConnectException read = GrpcStatus.read(trailers);

        assertThat(read.code()).isEqualTo(code);
        assertThat(read).hasSameClassAs(written).hasMessage(written.message());
        assertThat(read.details()).isEqualTo(written.details()).hasSize(2);
        assertThat(read.detail(StringValue.class)).contains(StringValue.of("hello"));
    }

    @Test
    void zeroIsSuccess() {
        Headers trailers = Headers.create();
        GrpcStatus.write(trailers, null);

        assertThat(GrpcStatus.read(trailers)).isNull();
        assertThat(GrpcStatus.read(trailers.add("grpc-message", "not so good"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "00",
                "-0",
                "+0",
                "0x0",
                "ok",
                "OK",
                "-1",
                "+9",
                "9.0",
                "9 ",
                "17",
                "99",
                "2147483647",
                "2147483648",
                "4294967296",
                "4294967305",
                "99999999999999999999"
            })
    void aStatusThatIsNotKnownIsUnknown(String status) {
        ConnectException error = GrpcStatus.read(status(status));
        assertThat(error.code()).isEqualTo(Code.UNKNOWN);
        assertThat(error).hasMessage("unknown grpc-status " + status);

        ConnectException said = GrpcStatus.read(status(status).add("grpc-message", "why"));
        assertThat(said.code()).isEqualTo(Code.UNKNOWN);
        assertThat(said).hasMessage("why");
    }

    @Test
    void digitsOfOtherScriptsAreNotKnown() {
        Headers trailers = Headers.create().addUnchecked("grpc-status", "\u0669");

        assertThat(GrpcStatus.read(trailers).code()).isEqualTo(Code.UNKNOWN);
    }

    @Test
    void noStatusIsUnknown() {
        ConnectException error = GrpcStatus.read(Headers.create().add("grpc-message", "error"));

        assertThat(error.code()).isEqualTo(Code.UNKNOWN);
        assertThat(error).hasMessageContaining("without a grpc-status");
    }

    @Test
    void theFirstStatusCounts() {
        assertThat(GrpcStatus.read(status("9").add("grpc-status", "0")).code())
                .isEqualTo(Code.FAILED_PRECONDITION);
    }

    @ParameterizedTest
    @CsvSource({"%zz, %zz", "100%, 100%", "a%20b, a b", "'', ''", ", ''"})
    void aMessageIsNeverThrownAway(String header, String message) {
        Headers trailers = status("9");
        if (header != null) {
            trailers.add("grpc-message", header);
        }

        assertThat(GrpcStatus.read(trailers).message()).isEqualTo(message);
        assertThat(GrpcStatus.read(trailers).code()).isEqualTo(Code.FAILED_PRECONDITION);
    }

    @Test
    void detailsMayBePaddedAndOfAnyOrder() {
        UnknownFieldSet status =
                UnknownFieldSet.newBuilder()
                        .addField(3, message(any("x/a.B"), any("x/c.D")))
                        .addField(1, Field.newBuilder().addVarint(10).build())
                        .addField(2, message(UnknownFieldSet.getDefaultInstance()))
                        .addField(99, Field.newBuilder().addFixed32(7).addFixed64(7).build())
                        .build();
        String padded = base64(status);

        assertThat(padded).endsWith("=");
        assertThat(withDetails(padded).details())
                .extracting(any -> any.getTypeUrl())
                .containsExactly("x/a.B", "x/c.D");
        assertThat(withDetails(padded.replace("=", "")).details()).hasSize(2);
    }

    /** What a proxy changes in the trailers counts, not what it could not see. */
    @Test
    void theCodeInTheDetailsDoesNotCount() {
        UnknownFieldSet status =
                UnknownFieldSet.newBuilder()
                        .addField(1, Field.newBuilder().addVarint(0).build())
                        .addField(2, message(any("another message")))
                        .addField(3, message(any("x/a.B")))
                        .build();

        assertThat(withDetails(base64(status)).details()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                " ",
                "!",
                "A",
                "GgA=x",
                "GgA, !",
                "_-__",
                // a detail longer than what is there
                "GgU",
                // tag 0
                "AAA",
                // an end of a group without a start
                "GgAc",
                // a start of a group without an end
                "GgAb",
                // a varint without an end
                "CP//////////////",
                // a detail whose type is not UTF-8
                "GgMKAf8",
            })
    void detailsThatCannotBeReadAreDropped(String header) {
        assertThat(withDetails(header).details()).isEmpty();
    }

    @Test
    void nestedGroupsAreNoStackOverflow() {
        byte[] groups = new byte[3_000_000];
        Arrays.fill(groups, (byte) 0x23);

        assertThat(withDetails(Base64.getEncoder().encodeToString(groups)).details()).isEmpty();
    }

    @Test
    void theApplicationsTrailersAreTheOthers() {
        Headers trailers =
                status("9")
                        .add("x-one", "1")
                        .add("grpc-message", "why")
                        .add("grpc-status-details-bin", "AA")
                        .add("grpc-status", "0")
                        .add("x-one", "2");

        assertThat(GrpcStatus.without(trailers).names()).containsExactly("x-one");
        assertThat(GrpcStatus.without(trailers).getAll("x-one")).containsExactly("1", "2");
        assertThat(trailers.contains("grpc-status")).as("not modified").isTrue();
    }
}
