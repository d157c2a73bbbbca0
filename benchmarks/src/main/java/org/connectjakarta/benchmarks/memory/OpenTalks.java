package org.connectjakarta.benchmarks.memory;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectjakarta.benchmarks.wire.Bytes;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.frames.DataFrame;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.util.Callback;

/** Bidi streams in gRPC over many connections. On each a message was sent and has come back. */
final class OpenTalks implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 60;
    private static final String PATH = "/connectjakarta.benchmarks.v1.TalkService/Talk";
    private static final byte[] MESSAGE = Bytes.envelope(Bytes.proto());

    private final HTTP2Client client = new HTTP2Client();
    private final List<Stream> streams = new ArrayList<>();
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private volatile String failure = "";

    private OpenTalks() {}

    static OpenTalks open(int port, int connections, int streamsPerConnection) throws Exception {
        OpenTalks talks = new OpenTalks();
        talks.client.setUseALPN(false);
        talks.client.start();
        for (int i = 0; i < connections; i++) {
            Session session =
                    talks.client
                            .connect(
                                    new InetSocketAddress("127.0.0.1", port),
                                    new Session.Listener() {})
                            .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            for (int j = 0; j < streamsPerConnection; j++) {
                talks.open(session, port);
            }
        }
        talks.await(talks.received, MESSAGE.length * talks.streams.size());
        return talks;
    }

    private void open(Session session, int port) throws Exception {
        HttpFields fields =
                HttpFields.build()
                        .put("content-type", "application/grpc")
                        .put("te", "trailers")
                        .asImmutable();
        MetaData.Request request =
                new MetaData.Request(
                        "POST",
                        HttpURI.from("http://127.0.0.1:" + port + PATH),
                        HttpVersion.HTTP_2,
                        fields);
        Stream stream =
                session.newStream(new HeadersFrame(request, null, false), new Listener())
                        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        stream.demand();
        send(stream, ByteBuffer.wrap(MESSAGE), false);
        streams.add(stream);
    }

    private static void send(Stream stream, ByteBuffer bytes, boolean last) throws Exception {
        stream.data(new DataFrame(stream.getId(), bytes, last))
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /** Sends one more message on each, and waits until all have come back. */
    void sayAgain() throws Exception {
        int before = received.get();
        for (Stream stream : streams) {
            send(stream, ByteBuffer.wrap(MESSAGE), false);
        }
        await(received, before + MESSAGE.length * streams.size());
    }

    /** Ends the requests, and waits until all responses have ended well. */
    void end() throws Exception {
        for (Stream stream : streams) {
            send(stream, ByteBuffer.allocate(0), true);
        }
        await(ended, streams.size());
    }

    private void await(AtomicInteger count, int wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (count.get() != wanted) {
            if (!failure.isEmpty() || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%d instead of %d %s".formatted(count.get(), wanted, failure));
            }
            Thread.sleep(10);
        }
    }

    @Override
    public void close() throws Exception {
        client.stop();
    }

    private final class Listener implements Stream.Listener {
        @Override
        public void onHeaders(Stream stream, HeadersFrame frame) {
            if (frame.isEndStream()) {
                String status = frame.getMetaData().getHttpFields().get("grpc-status");
                if ("0".equals(status)) {
                    ended.incrementAndGet();
                } else {
                    failure = "a stream has ended with " + frame.getMetaData().getHttpFields();
                }
            }
            stream.demand();
        }

        @Override
        public void onDataAvailable(Stream stream) {
            Stream.Data data = stream.readData();
            if (data != null) {
                received.addAndGet(data.frame().getByteBuffer().remaining());
                data.release();
                if (data.frame().isEndStream()) {
                    return;
                }
            }
            stream.demand();
        }

        @Override
        public void onReset(Stream stream, ResetFrame frame, Callback callback) {
            failure = "a stream was reset: " + frame;
            callback.succeeded();
        }

        @Override
        public void onFailure(
                Stream stream, int error, String reason, Throwable cause, Callback callback) {
            failure = "a stream has failed: " + reason + " " + cause;
            callback.succeeded();
        }
    }
}
