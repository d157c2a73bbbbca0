package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TracesTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(
                                                    AsyncEcho.class,
                                                    Dependencies.class,
                                                    Ended.class,
                                                    Notes.class,
                                                    Http.class,
                                                    Texts.class))
                    .setForcedDependencies(Dependencies.quarkus("quarkus-opentelemetry"))
                    .overrideConfigKey("quarkus.otel.exporter.otlp.enabled", "false")
                    .overrideConfigKey("quarkus.http.test-port", "0");

    @TestHTTPResource("/")
    URI base;

    /** Keeps the spans that have ended. */
    @ApplicationScoped
    public static class Ended implements SpanProcessor {
        static final BlockingQueue<SpanData> SPANS = new LinkedBlockingQueue<>();

        @Override
        public void onStart(Context parentContext, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            SPANS.add(span.toSpanData());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }

    private static SpanData span() throws InterruptedException {
        SpanData span = Ended.SPANS.poll(10, TimeUnit.SECONDS);
        assertThat(span).isNotNull();
        assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(text(span, "rpc.service")).isEqualTo("test.v1.EchoService");
        assertThat(text(span, "rpc.method")).isEqualTo("Say");
        return span;
    }

    private static String text(SpanData span, String key) {
        return span.getAttributes().get(AttributeKey.stringKey(key));
    }

    @Test
    void theSpanOfTheRequestSaysWhichCallItIs() throws Exception {
        Http.grpc(base, EchoServiceConnect.class).say(Texts.text("a"));
        SpanData grpc = span();
        assertThat(text(grpc, "rpc.system")).isEqualTo("grpc");
        assertThat(grpc.getAttributes().get(AttributeKey.longKey("rpc.grpc.status_code"))).isZero();
        assertThat(grpc.getName()).isEqualTo("POST /test.v1.EchoService/Say");

        Http.post(
                base.resolve("/test.v1.EchoService/Say"),
                "application/json",
                "{\"text\": \"failure\"}");
        SpanData connect = span();
        assertThat(text(connect, "rpc.system")).isEqualTo("connect_rpc");
        assertThat(text(connect, "rpc.connect_rpc.error_code")).isEqualTo("unknown");
        assertThat(connect.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(Ended.SPANS).as("one span for each call").isEmpty();
    }
}
