package org.connectjakarta.benchmarks.memory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.benchmarks.wire.WireClient;
import org.eclipse.jetty.client.AsyncRequestContent;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpFields;

/** Streams of h2c connections. */
final class Http2Streams implements OpenStreams {
    private static final long TIMEOUT_SECONDS = 30;

    private final WireClient client;
    private final List<AsyncRequestContent> requests = new ArrayList<>();
    private final List<CompletableFuture<String>> answers = new ArrayList<>();

    Http2Streams(Form form, int port, int count, byte[] start) throws Exception {
        client = WireClient.of(port, true);
        for (int i = 0; i < count; i++) {
            AsyncRequestContent content = new AsyncRequestContent(ByteBuffer.wrap(start));
            CompletableFuture<String> answer = new CompletableFuture<>();
            client.request(
                            "POST",
                            form.path,
                            Map.of("content-type", form.contentType, "te", "trailers"))
                    .body(content)
                    .send(new Listener(answer));
            requests.add(content);
            answers.add(answer);
        }
    }

    @Override
    public int answered() {
        return (int) answers.stream().filter(CompletableFuture::isDone).count();
    }

    @Override
    public List<String> end() throws Exception {
        requests.forEach(AsyncRequestContent::close);
        List<String> all = new ArrayList<>();
        for (CompletableFuture<String> answer : answers) {
            all.add(answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
        }
        return all;
    }

    @Override
    public void close() throws Exception {
        client.close();
    }

    private static final class Listener extends BufferingResponseListener {
        private final CompletableFuture<String> answer;

        Listener(CompletableFuture<String> answer) {
            this.answer = answer;
        }

        /** A server that has answered may reset the request, so a failed request is no failure. */
        @Override
        public void onComplete(Result result) {
            HttpFields trailers = result.getResponse().getTrailers();
            String text =
                    result.getResponse().getStatus()
                            + " "
                            + result.getResponse().getHeaders().asString()
                            + getContentAsString(StandardCharsets.ISO_8859_1)
                            + (trailers == null ? "" : trailers.asString())
                            + (result.getResponseFailure() == null
                                    ? ""
                                    : result.getResponseFailure());
            answer.complete(text);
        }
    }
}
