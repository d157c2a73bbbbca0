package org.connectjakarta.hostile;

import java.io.IOException;
import org.connectjakarta.client.Protocol;

/** What a server says to one request, right or wrong, without regard to the version of HTTP. */
abstract class Answer {
    private final RawServer server;
    private final Wire wire;

    Answer(RawServer server, Wire wire) {
        this.server = server;
        this.wire = wire;
    }

    final RawServer server() {
        return server;
    }

    /** The connection, for bytes that are not HTTP. */
    final Wire wire() {
        return wire;
    }

    final Call call() {
        return server.call();
    }

    /** Sends a head; names and values alternate. A body is to follow. */
    abstract void head(int status, String... headers) throws IOException;

    /** Sends a piece of the body. */
    abstract void body(byte[] bytes) throws IOException;

    /** Ends the response, with trailers if there are any. */
    abstract void end(String... trailers) throws IOException;

    /** Sends a response without a body. */
    abstract void bare(int status, String... headers) throws IOException;

    /** Whether the client has no use any more for what is sent. */
    abstract boolean isOver();

    /** The head of a response that is right. */
    final void ok() throws IOException {
        head(200, "content-type", call().contentType());
    }

    /** The same, which announces a compression. */
    final void ok(String compression) throws IOException {
        head(200, "content-type", call().contentType(), call().compressionHeader(), compression);
    }

    /** A right head, then these bytes and nothing else, as far as HTTP lets that be. */
    final void only(byte[]... pieces) throws IOException {
        ok();
        for (byte[] piece : pieces) {
            body(piece);
        }
        stop();
    }

    /** A right response but for its messages. */
    final void messages(byte[]... pieces) throws IOException {
        ok();
        for (byte[] piece : pieces) {
            body(piece);
        }
        finish();
    }

    /** Ends the body without the word of the protocol, if that stands in the body. */
    final void stop() throws IOException {
        if (call().protocol() == Protocol.GRPC) {
            end("grpc-status", "0");
        } else {
            end();
        }
    }

    /** Ends the response as the protocol wants it. */
    final void finish() throws IOException {
        if (call().protocol() == Protocol.GRPC_WEB) {
            body(Bytes.webTrailers("grpc-status: 0\r\n"));
        } else if (call().protocol() == Protocol.CONNECT && !call().isWhole()) {
            body(Bytes.endOfStream("{}"));
        }
        stop();
    }

    /** The whole response as it should be. */
    final void well() throws IOException {
        messages(call().isWhole() ? Bytes.message(Bytes.WELL) : Bytes.well());
    }

    /** Does something again and again, until the client has enough. */
    final void endlessly(Act<Answer> act) throws IOException {
        while (!isOver() && !server.isBehaving()) {
            act.on(this);
        }
    }
}
