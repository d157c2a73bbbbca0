package org.connectjakarta.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.connectjakarta.Headers;
import org.connectjakarta.Peer;
import org.connectjakarta.http.BlockingExchange;
import org.connectjakarta.http.ClientRequest;
import org.connectjakarta.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** An exchange as the server sees it. What happens is told to the client's side by {@link #onChange}. */
final class ServerSide implements BlockingExchange {
    /** What the server has answered, apart from the body. */
    record Head(int status, Headers headers) {}

    private final ClientRequest request;
    private final Headers headers;
    private final HttpVersion version;
    private final Peer peer;
    private final Executor threads;
    private final RequestPipe requestBody = new RequestPipe(this::changed);
    private final ResponsePipe responseBody =
            new ResponsePipe(this::commit, this::takeTrailers, this::changed);
    private Runnable onChange = () -> {};
    private @Nullable Head set;
    private volatile @Nullable Head sent;
    private Supplier<Headers> trailers = Headers::create;
    private volatile Headers takenTrailers = Headers.create();
    private volatile @Nullable Throwable aborted;
    private @Nullable Runnable disconnect;
    private boolean gone;

    ServerSide(ClientRequest request, HttpVersion version, Peer peer, Executor threads) {
        this.request = request;
        this.headers = Headers.create().addAll(request.headers());
        this.version = version;
        this.peer = peer;
        this.threads = threads;
        byte[] body = request.body();
        if (body != null) {
            requestBody.put(body);
            requestBody.end();
        }
    }

    /** Before it is served: what to run when there is something new for the client. */
    void onChange(Runnable action) {
        onChange = action;
    }

    private void changed() {
        onChange.run();
    }

    /** The server has given the exchange back: a response without an end has none. */
    void served() {
        requestBody.discard();
        if (!responseBody.isEnded()) {
            abort(new IOException("the server did not end its response"));
        }
    }

    /** The client is gone: reads and writes fail, and the server hears of it. */
    void disconnect(IOException why) {
        requestBody.fail(why);
        responseBody.fail(why);
        Runnable action;
        synchronized (this) {
            if (gone) {
                return;
            }
            gone = true;
            action = disconnect;
        }
        if (action != null) {
            threads.execute(action);
        }
    }

    @Override
    public void onDisconnect(Runnable action) {
        synchronized (this) {
            disconnect = action;
            if (!gone) {
                return;
            }
        }
        threads.execute(action);
    }

    RequestPipe requestPipe() {
        return requestBody;
    }

    ResponsePipe responsePipe() {
        return responseBody;
    }

    /** The head of the response; null while it has not left. */
    @Nullable Head head() {
        return sent;
    }

    /** The trailers of a response that has ended. */
    Headers trailers() {
        return takenTrailers;
    }

    /** Why the server broke the exchange off; null if it did not. */
    @Nullable Throwable aborted() {
        return aborted;
    }

    private void takeTrailers() {
        takenTrailers = Headers.create().addAll(trailers.get());
    }

    private void commit() {
        if (sent == null) {
            sent = set;
        }
    }

    @Override
    public String method() {
        return request.method();
    }

    @Override
    public String path() {
        int query = request.target().indexOf('?');
        return query < 0 ? request.target() : request.target().substring(0, query);
    }

    @Override
    public @Nullable String query() {
        int query = request.target().indexOf('?');
        return query < 0 ? null : request.target().substring(query + 1);
    }

    @Override
    public HttpVersion version() {
        return version;
    }

    @Override
    public Headers headers() {
        return headers;
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public long requestLength() {
        byte[] body = request.body();
        return body == null ? -1 : body.length;
    }

    @Override
    public InputStream requestBody() {
        return requestBody;
    }

    @Override
    public void respond(int status, Headers headers, long contentLength) {
        Headers all = Headers.create().addAll(headers);
        if (contentLength >= 0) {
            all.addUnchecked("content-length", Long.toString(contentLength));
        }
        set = new Head(status, all);
    }

    @Override
    public void trailers(Supplier<Headers> trailers) {
        this.trailers = trailers;
    }

    @Override
    public OutputStream responseBody() {
        return responseBody;
    }

    @Override
    public void abort(Throwable cause) {
        IOException why = new IOException("the server has broken the exchange off", cause);
        requestBody.fail(why);
        responseBody.fail(why);
        aborted = why;
        changed();
    }
}
