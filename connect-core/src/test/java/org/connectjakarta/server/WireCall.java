package org.connectjakarta.server;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.compression.Compressions;
import org.connectjakarta.http.HttpVersion;
import org.connectjakarta.test.Word;

/**
 * A call as a client of the test service makes it: the protocols written a second time, from their specifications, so that the engine is
 * not checked against itself.
 */
final class WireCall {
    private final Wire wire;
    private final MethodSpec<Word, Word> method;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Loopback request;
    private final String codec;
    private String compression;
    private InputStream stream;

    private WireCall(Wire wire, MethodSpec<Word, Word> method, String codec) {
        this.wire = wire;
        this.method = method;
        this.codec = codec;
        this.request =
                Loopback.post(method.procedure(), wire.contentType(method.streamType(), codec));
    }

    static WireCall of(Wire wire, MethodSpec<Word, Word> method) {
        return of(wire, method, "proto");
    }

    static WireCall of(Wire wire, MethodSpec<Word, Word> method, String codec) {
        return new WireCall(wire, method, codec);
    }

    Wire wire() {
        return wire;
    }

    MethodSpec<Word, Word> method() {
        return method;
    }

    /** Compresses the messages that follow, and says that the response may be compressed in the same way. */
    WireCall compression(String name) {
        compression = name;
        header(wire.compressionHeader(method.streamType()), name);
        return header(wire.acceptHeader(method.streamType()), name);
    }

    WireCall header(String name, String value) {
        request.header(name, value);
        return this;
    }

    WireCall timeoutMillis(long millis) {
        return header(wire.timeoutHeader(), wire.timeoutMillis(millis));
    }

    WireCall over(HttpVersion version) {
        request.over(version);
        return this;
    }

    WireCall send(String... texts) {
        for (String text : texts) {
            send(Words.word(text));
        }
        return this;
    }

    WireCall send(Word word) {
        return sendRaw(bytes(word));
    }

    /** Sends bytes as they are. */
    WireCall sendRaw(byte[] bytes) {
        body.writeBytes(bytes);
        return this;
    }

    /** A body that is sent while the call runs. */
    WireCall body(InputStream stream) {
        this.stream = stream;
        return this;
    }

    /** A message as it stands in the body. */
    byte[] bytes(Word word) {
        byte[] plain = encode(word, codec);
        boolean compress = compression != null && plain.length > 0;
        byte[] message = compress ? compress(plain, compression) : plain;
        if (wire.isWhole(method.streamType())) {
            return message;
        }
        return text(envelope(compress ? 1 : 0, message));
    }

    /** An envelope as it stands in the body. */
    byte[] raw(int flags, byte[] content) {
        return text(envelope(flags, content));
    }

    private byte[] text(byte[] bytes) {
        return wire == Wire.GRPC_WEB_TEXT ? Base64.getEncoder().encode(bytes) : bytes;
    }

    Loopback request() {
        return request.body(
                stream == null ? new java.io.ByteArrayInputStream(body.toByteArray()) : stream);
    }

    WireAnswer servedBy(RpcServer server) {
        return answer(request().servedBy(server));
    }

    /** As {@link #servedBy}, without blocking. */
    WireAnswer servedOnLoopBy(RpcServer server) {
        return answer(EventLoop.serve(request(), server));
    }

    /** As {@link #servedBy}, on a thread of its own. */
    Background startedBy(RpcServer server) {
        return Background.serve(request(), server);
    }

    /** What a response to this call says. */
    WireAnswer answer(Loopback response) {
        return WireAnswer.of(this, response);
    }

    static byte[] envelope(int flags, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(flags);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(content.length >>> shift);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    static byte[] encode(Word word, String codec) {
        try {
            return codec.equals("proto")
                    ? word.toByteArray()
                    : JsonFormat.printer().print(word).getBytes(StandardCharsets.UTF_8);
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] compress(byte[] plain, String compression) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = Compressions.all().find(compression).compress(compressed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
