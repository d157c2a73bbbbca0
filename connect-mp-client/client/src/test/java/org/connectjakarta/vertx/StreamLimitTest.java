package org.connectjakarta.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A server that allows one stream at a time. */
class StreamLimitTest {

    @Test
    void callsThatAreCancelledWhileTheyWaitForAStreamCostNone() {
        CompletableFuture<HttpServerRequest> held = new CompletableFuture<>();
        HttpServerOptions oneStream =
                new HttpServerOptions()
                        .setInitialSettings(new Http2Settings().setMaxConcurrentStreams(1));
        try (TestServer server =
                        new TestServer(
                                oneStream,
                                request -> {
                                    request.exceptionHandler(gone -> {});
                                    request.response().exceptionHandler(gone -> {});
                                    if (!held.complete(request)) {
                                        request.response().end();
                                    }
                                });
                VertxTransport transport =
                        VertxTransport.create(
                                TransportOptions.of(URI.create("http://localhost:" + server.port()))
                                        .withVersion(HttpVersionChoice.HTTP_2))) {
            Call first = Call.start(transport, Call.post("x"));
            HttpServerRequest answered = Call.get(held);
            for (int i = 0; i < 5; i++) {
                Call.start(transport, Call.post("x")).exchange().cancel();
                Call.start(transport, Call.stream()).exchange().cancel();
            }

            answered.response().end();

            assertThat(Call.get(first.outcome)).isEqualTo("end");
            for (int i = 0; i < 3; i++) {
                assertThat(Call.get(Call.start(transport, Call.post("x")).outcome))
                        .isEqualTo("end");
            }
        }
    }
}
