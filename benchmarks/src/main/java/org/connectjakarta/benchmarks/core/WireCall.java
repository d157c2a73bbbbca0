package org.connectjakarta.benchmarks.core;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.connectjakarta.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A request as it comes from the wire.
 *
 * @param query null for none
 */
record WireCall(String method, String path, @Nullable String query, Headers headers, byte[] body) {
    private static final String SERVICE = "/connectjakarta.benchmarks.v1.EchoService/";

    /**
     * A call.
     *
     * @param codec proto or json
     * @param gzip whether the message is compressed, and the answer is to be
     */
    static WireCall of(Form form, String codec, boolean gzip, String method, Message message) {
        byte[] plain = encode(codec, message);
        if (form == Form.CONNECT_GET) {
            String query =
                    "connect=v1&encoding="
                            + codec
                            + "&base64=1&message="
                            + Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
            return new WireCall("GET", SERVICE + method, query, clientHeaders(), new byte[0]);
        }
        Headers headers = clientHeaders().addUnchecked("content-type", form.contentType + codec);
        if (gzip) {
            addCompression(headers, form);
        }
        byte[] content = gzip ? gzip(plain) : plain;
        byte[] body = form.isEnveloped() ? envelope(gzip ? 1 : 0, content) : content;
        if (form == Form.GRPC_WEB_TEXT) {
            body = Base64.getEncoder().encode(body);
        }
        return new WireCall("POST", SERVICE + method, null, headers, body);
    }

    /** What clients send beside what matters: each header costs its way through the core. */
    private static Headers clientHeaders() {
        return Headers.create()
                .addUnchecked("host", "localhost:8080")
                .addUnchecked("user-agent", "connect-go/1.21.1 (go1.26)")
                .addUnchecked("accept", "*/*");
    }

    private static void addCompression(Headers headers, Form form) {
        switch (form) {
            case CONNECT ->
                    headers.addUnchecked("content-encoding", "gzip")
                            .addUnchecked("accept-encoding", "gzip");
            case CONNECT_STREAM ->
                    headers.addUnchecked("connect-content-encoding", "gzip")
                            .addUnchecked("connect-accept-encoding", "gzip");
            default ->
                    headers.addUnchecked("grpc-encoding", "gzip")
                            .addUnchecked("grpc-accept-encoding", "gzip");
        }
    }

    private static byte[] encode(String codec, Message message) {
        try {
            return codec.equals("proto")
                    ? message.toByteArray()
                    : JsonFormat.printer()
                            .omittingInsignificantWhitespace()
                            .print(message)
                            .getBytes(StandardCharsets.UTF_8);
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static byte[] envelope(int flags, byte[] content) {
        return ByteBuffer.allocate(5 + content.length)
                .put((byte) flags)
                .putInt(content.length)
                .put(content)
                .array();
    }
}
