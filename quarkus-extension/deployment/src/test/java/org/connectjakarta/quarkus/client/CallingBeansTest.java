package org.connectjakarta.quarkus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectjakarta.quarkus.client.Other.text;

import io.quarkus.runtime.BlockingOperationNotAllowedException;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.connectjakarta.CallContext;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients of services and resources. */
class CallingBeansTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(
                                                    Applications.class,
                                                    Other.class,
                                                    Relay.class,
                                                    Resource.class))
                    .overrideConfigKey("quarkus.http.test-port", "0")
                    .overrideConfigKey("quarkus.arc.exclude-types", Other.class.getName())
                    .overrideConfigKey("connect.client.url", Applications.SELF)
                    .overrideConfigKey(
                            "quarkus.connect.clients.inner.propagate-headers", "x-request-id");

    /** Asks itself what it was told, and tells it. */
    @ConnectService
    public static class Relay implements EchoServiceConnect {
        @Inject
        @ConnectClient("inner")
        EchoServiceConnect inner;

        @Inject CallContext call;

        @Override
        public Text say(Text request) {
            return request.getText().equals("relay")
                    ? inner.say(text("end"))
                    : text(
                            call.requestHeaders().get("x-request-id")
                                    + " "
                                    + call.requestHeaders().get("x-secret"));
        }
    }

    @Path("/")
    public static class Resource {
        @Inject
        @ConnectClient("inner")
        EchoServiceConnect blocking;

        @Inject
        @ConnectClient("inner")
        EchoServiceConnect.Mutiny reactive;

        @GET
        @Path("blocking")
        @NonBlocking
        public String blocking() {
            try {
                return blocking.say(text("end")).getText();
            } catch (BlockingOperationNotAllowedException e) {
                return e.getMessage();
            }
        }

        @GET
        @Path("reactive")
        public Uni<String> reactive() {
            return reactive.say(text("end")).map(Text::getText);
        }
    }

    @Inject
    @ConnectClient("outer")
    EchoServiceConnect.Client outer;

    @TestHTTPResource("/")
    URI base;

    private String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void headersThatAreNamedArePassedOnFromTheServedCall() {
        CallOptions options =
                CallOptions.none().withHeader("x-request-id", "17").withHeader("x-secret", "42");
        assertThat(outer.say(text("relay"), options).message()).isEqualTo(text("17 null"));
    }

    @Test
    void aBlockingClientIsRefusedOnAnEventLoop() throws Exception {
        assertThat(get("blocking"))
                .contains("test.v1.EchoService/Say")
                .contains("Inject the client as Async or Mutiny");
    }

    @Test
    void aMutinyClientIsCalledOnAnEventLoop() throws Exception {
        assertThat(get("reactive")).isEqualTo("null null");
    }
}
