package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.connectjakarta.Code;
import org.connectjakarta.Headers;
import org.connectjakarta.compression.Compressions;
import org.connectjakarta.test.Word;

/** What a client of the test service understands of a response. Fails the test for a response that breaks its protocol. */
final class WireAnswer {
    private final WireCall call;
    private final Loopback response;
    final List<Word> messages = new ArrayList<>();
    final List<Any> details = new ArrayList<>();
    final Headers headers;
    final Headers trailers = Headers.create();

    /** Null if the call succeeded. */
    Code code;

    String message = "";

    /** How many messages were compressed. */
    int compressed;

    private WireAnswer(WireCall call, Loopback response) {
        this.call = call;
        this.response = response;
        this.headers = response.responseHeaders();
    }

    static WireAnswer of(WireCall call, Loopback response) {
        WireAnswer answer = new WireAnswer(call, response);
        try {
            if (call.wire().isWhole(call.method().streamType())) {
                answer.readWhole();
            } else {
                assertThat(response.status()).isEqualTo(200);
                answer.readEnvelopes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer;
    }

    int status() {
        return response.status();
    }

    List<String> texts() {
        return messages.stream().map(Word::getText).toList();
    }

    /** Fails unless the call succeeded. */
    WireAnswer ok() {
        assertThat(code).as("%s %s", code, message).isNull();
        return this;
    }

    WireAnswer failed(Code expected) {
        assertThat(code).as(message).isEqualTo(expected);
        return this;
    }

    private void readWhole() throws IOException {
        headers.forEach(
                (name, value) -> {
                    if (name.startsWith("trailer-")) {
                        trailers.add(name.substring("trailer-".length()), value);
                    }
                });
        if (response.status() != 200) {
            assertThat(headers.getAll("content-type")).containsExactly("application/json");
            readError(json(response.bytes()));
            return;
        }
        assertThat(headers.getAll("content-type")).hasSize(1);
        String encoding = headers.get("content-encoding");
        compressed = encoding == null ? 0 : 1;
        messages.add(decode(decompress(response.bytes(), encoding)));
    }

    private void readEnvelopes() throws IOException {
        byte[] body = response.bytes();
        if (call.wire() == Wire.GRPC_WEB_TEXT) {
            body = unpad(body);
        }
        String encoding = headers.get(call.wire().compressionHeader(call.method().streamType()));
        ByteBuffer bytes = ByteBuffer.wrap(body);
        boolean ended = false;
        while (bytes.hasRemaining()) {
            assertThat(ended).as("bytes after the end of the stream").isFalse();
            int flags = bytes.get() & 0xff;
            byte[] content = new byte[bytes.getInt()];
            bytes.get(content);
            ended = readEnvelope(flags, content, encoding);
        }
        if (call.wire() == Wire.GRPC) {
            assertThat(ended).isFalse();
            trailers.addAll(response.trailers());
        } else {
            assertThat(ended).as("the stream has an end").isTrue();
        }
        if (call.wire() != Wire.CONNECT) {
            readStatus();
        }
    }

    private boolean readEnvelope(int flags, byte[] content, String encoding) throws IOException {
        if (flags == 2 && call.wire() == Wire.CONNECT) {
            readEndOfStream(json(content));
            return true;
        }
        if (flags == 128 && call.wire() != Wire.CONNECT && call.wire() != Wire.GRPC) {
            readTrailerBlock(new String(content, StandardCharsets.ISO_8859_1));
            return true;
        }
        assertThat(flags).isBetween(0, 1);
        compressed += flags;
        messages.add(decode(flags == 1 ? decompress(content, encoding) : content));
        return false;
    }

    private void readTrailerBlock(String block) {
        assertThat(block).endsWith("\r\n").doesNotContain("\r\n\r\n");
        for (String line : block.split("\r\n")) {
            int colon = line.indexOf(": ");
            assertThat(line.substring(0, colon)).isLowerCase();
            trailers.addUnchecked(line.substring(0, colon), line.substring(colon + 2));
        }
    }

    private void readEndOfStream(Struct end) {
        assertThat(end.getFieldsMap().keySet()).isSubsetOf("error", "metadata");
        end.getFieldsOrDefault("metadata", Value.getDefaultInstance())
                .getStructValue()
                .getFieldsMap()
                .forEach(
                        (name, values) ->
                                values.getListValue()
                                        .getValuesList()
                                        .forEach(v -> trailers.add(name, v.getStringValue())));
        if (end.containsFields("error")) {
            readError(end.getFieldsOrThrow("error").getStructValue());
        }
    }

    private void readError(Struct error) {
        assertThat(error.getFieldsMap().keySet()).isSubsetOf("code", "message", "details");
        code = Code.fromWireName(error.getFieldsOrThrow("code").getStringValue()).orElseThrow();
        message = error.getFieldsOrDefault("message", Value.getDefaultInstance()).getStringValue();
        for (Value detail :
                error.getFieldsOrDefault("details", Value.getDefaultInstance())
                        .getListValue()
                        .getValuesList()) {
            Struct fields = detail.getStructValue();
            String value = fields.getFieldsOrThrow("value").getStringValue();
            assertThat(value).doesNotContain("=");
            details.add(
                    Any.newBuilder()
                            .setTypeUrl(
                                    "type.googleapis.com/"
                                            + fields.getFieldsOrThrow("type").getStringValue())
                            .setValue(ByteString.copyFrom(Base64.getDecoder().decode(value)))
                            .build());
        }
    }

    private void readStatus() throws IOException {
        assertThat(trailers.getAll("grpc-status")).hasSize(1);
        int number = Integer.parseInt(trailers.get("grpc-status"));
        code = number == 0 ? null : Code.fromNumber(number).orElseThrow();
        String encoded = trailers.get("grpc-message");
        if (encoded != null) {
            assertThat(encoded).matches("[ -~]*");
            message = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
        String status = trailers.get("grpc-status-details-bin");
        if (status != null) {
            assertThat(status).doesNotContain("=");
            UnknownFieldSet fields = UnknownFieldSet.parseFrom(Base64.getDecoder().decode(status));
            assertThat(fields.getField(1).getVarintList()).containsExactly((long) number);
            assertThat(fields.getField(2).getLengthDelimitedList())
                    .containsExactly(ByteString.copyFromUtf8(message));
            for (ByteString detail : fields.getField(3).getLengthDelimitedList()) {
                details.add(Any.parseFrom(detail));
            }
        }
    }

    private Word decode(byte[] bytes) throws InvalidProtocolBufferException {
        if (!headers.get("content-type").endsWith("json")) {
            return Word.parseFrom(bytes);
        }
        Word.Builder word = Word.newBuilder();
        JsonFormat.parser().merge(new String(bytes, StandardCharsets.UTF_8), word);
        return word.build();
    }

    private static Struct json(byte[] bytes) throws InvalidProtocolBufferException {
        Struct.Builder struct = Struct.newBuilder();
        JsonFormat.parser().merge(new String(bytes, StandardCharsets.UTF_8), struct);
        return struct.build();
    }

    private static byte[] decompress(byte[] bytes, String encoding) throws IOException {
        if (encoding == null) {
            return bytes;
        }
        try (InputStream in =
                Compressions.all().find(encoding).decompress(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    /** Base64 in any number of padded pieces. */
    private static byte[] unpad(byte[] text) {
        ByteBuffer out = ByteBuffer.allocate(text.length);
        assertThat(text.length % 4).isZero();
        for (int i = 0; i < text.length; i += 4) {
            out.put(Base64.getDecoder().decode(new String(text, i, 4, StandardCharsets.US_ASCII)));
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }
}
