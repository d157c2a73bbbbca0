package org.connectjakarta.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Session;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.frames.DataFrame;
import org.eclipse.jetty.http2.frames.GoAwayFrame;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.util.Callback;

/** One HTTP/2 connection, seen frame by frame. */
final class Http2Client implements AutoCloseable {
    private final HTTP2Client client = new HTTP2Client();
    private final Session session;
    private final String root;
    final CompletableFuture<Void> closed = new CompletableFuture<>();

    Http2Client(ConnectServer server) throws Exception {
        client.setMaxRequestHeadersSize(64 * 1024);
        client.start();
        root = server.uri().toString();
        session =
                client.connect(
                                new InetSocketAddress("localhost", server.port()),
                                new Session.Listener() {
                                    @Override
                                    public void onGoAway(Session session, GoAwayFrame frame) {
                                        closed.complete(null);
                                    }
                                })
                        .get(TestServers.PATIENCE, TimeUnit.SECONDS);
    }

    Call open(String method, String path, HttpFields headers, boolean ended) throws Exception {
        return open(new Call(true), method, path, headers, ended);
    }

    private Call open(Call call, String method, String path, HttpFields headers, boolean ended)
            throws Exception {
        MetaData.Request head =
                new MetaData.Request(
                        method, HttpURI.from(root + path), HttpVersion.HTTP_2, headers);
        call.stream =
                session.newStream(new HeadersFrame(head, null, ended), call)
                        .get(TestServers.PATIENCE, TimeUnit.SECONDS);
        return call;
    }

    Call post(String path, boolean ended) throws Exception {
        return open("POST", path, HttpFields.EMPTY, ended);
    }

    /** Opens a stream whose data is taken as it comes, or never. */
    Call post(String path, boolean ended, boolean reading) throws Exception {
        return open(new Call(reading), "POST", path, HttpFields.EMPTY, ended);
    }

    /** Cuts the connection without a word of HTTP/2. */
    void cut() {
        ((HTTP2Session) session).getEndPoint().close();
    }

    @Override
    public void close() throws Exception {
        client.stop();
    }

    /** One stream. */
    static final class Call implements Stream.Listener {
        private final CompletableFuture<MetaData.Response> head = new CompletableFuture<>();
        private final CompletableFuture<HttpFields> trailers = new CompletableFuture<>();
        private final CompletableFuture<Integer> reset = new CompletableFuture<>();
        private final BlockingQueue<String> data = new LinkedBlockingQueue<>();
        private final boolean reading;
        private volatile Stream stream;

        Call(boolean reading) {
            this.reading = reading;
        }

        void send(String text, boolean last) throws Exception {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            stream.data(new DataFrame(stream.getId(), bytes, last))
                    .get(TestServers.PATIENCE, TimeUnit.SECONDS);
        }

        void cancel() {
            stream.reset(
                    new ResetFrame(stream.getId(), ErrorCode.CANCEL_STREAM_ERROR.code),
                    Callback.NOOP);
        }

        MetaData.Response head() throws Exception {
            return head.get(TestServers.PATIENCE, TimeUnit.SECONDS);
        }

        String data() throws Exception {
            String next = data.poll(TestServers.PATIENCE, TimeUnit.SECONDS);
            assertThat(next).as("data in time").isNotNull();
            return next;
        }

        HttpFields trailers() throws Exception {
            return trailers.get(TestServers.PATIENCE, TimeUnit.SECONDS);
        }

        int reset() throws Exception {
            return reset.get(TestServers.PATIENCE, TimeUnit.SECONDS);
        }

        @Override
        public void onHeaders(Stream stream, HeadersFrame frame) {
            if (frame.getMetaData() instanceof MetaData.Response response) {
                head.complete(response);
            } else {
                trailers.complete(frame.getMetaData().getHttpFields());
            }
            if (!frame.isEndStream() && reading) {
                stream.demand();
            }
        }

        @Override
        public void onDataAvailable(Stream stream) {
            Stream.Data next = stream.readData();
            if (next == null) {
                stream.demand();
                return;
            }
            if (next.frame().remaining() > 0) {
                data.add(StandardCharsets.UTF_8.decode(next.frame().getByteBuffer()).toString());
            }
            boolean last = next.frame().isEndStream();
            next.release();
            if (!last) {
                stream.demand();
            }
        }

        @Override
        public void onReset(Stream stream, ResetFrame frame, Callback callback) {
            reset.complete(frame.getError());
            callback.succeeded();
        }
    }
}
