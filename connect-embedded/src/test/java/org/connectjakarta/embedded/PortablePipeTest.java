package org.connectjakarta.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.connectjakarta.Headers;
import org.connectjakarta.http.BlockingExchange;
import org.connectjakarta.jaxrs.HeadlessRequest;
import org.connectjakarta.jaxrs.ServletExchange;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http2.ErrorCode;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.spi.ResteasyDeployment;
import org.junit.jupiter.api.Test;

/** The pipe as it is in containers that have no adapter: nothing but the servlet API, below a context root. */
class PortablePipeTest {

    /** What an adapter has to do at least. */
    private static final class PlainServlet extends RestServlet {
        private static final long serialVersionUID = 1L;

        PlainServlet(ResteasyDeployment deployment) {
            super(deployment);
        }

        @Override
        public void service(String method, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            ServletExchange exchange = new ServletExchange(request, response);
            exchange.attach();
            super.service(method, new HeadlessRequest(request), response);
            exchange.finish();
        }
    }

    private static ConnectServer start(TestServers.Engine engine) {
        ResteasyDeployment deployment = new ResteasyDeploymentImpl();
        deployment
                .getResources()
                .add(new RpcServlet.RootResource(TestServers.door(engine).engine()));
        ServletContextHandler context = new ServletContextHandler("/root");
        ServletHolder holder = new ServletHolder(new PlainServlet(deployment));
        context.addServlet(holder, "/test.S/*");
        Settings settings =
                new Settings(
                        "localhost", 0, null, 64, Duration.ofSeconds(30), Duration.ofSeconds(5));
        return ConnectServer.start(
                JettyServers.create(settings, context, null),
                settings,
                null,
                TestServers.door(engine).services());
    }

    private static Http2Client.Call post(Http2Client client, HttpField... headers)
            throws Exception {
        return client.open("POST", "/root/test.S/%41?q", HttpFields.from(headers), true);
    }

    @Test
    void showsTheHead() throws Exception {
        try (ConnectServer server =
                        start(
                                exchange ->
                                        TestServers.answer(
                                                exchange,
                                                exchange.path()
                                                        + " "
                                                        + exchange.query()
                                                        + " "
                                                        + exchange.headers().getAll("twice")
                                                        + " "
                                                        + exchange.peer().certificates()));
                Http2Client client = new Http2Client(server)) {
            Http2Client.Call call =
                    post(client, new HttpField("Twice", "1"), new HttpField("twice", "2"));
            assertThat(call.data()).isEqualTo("/test.S/%41 q [1, 2] []");
        }
    }

    @Test
    void joinsTrailersThatAreRepeated() throws Exception {
        try (ConnectServer server =
                        start(
                                exchange -> {
                                    Headers trailers =
                                            Headers.create()
                                                    .add("grpc-status", "0")
                                                    .add("twice", "1")
                                                    .add("twice", "2");
                                    exchange.trailers(() -> trailers);
                                    exchange.respond(
                                            200,
                                            Headers.create().add("set", "a").add("set", "b"),
                                            -1);
                                    exchange.responseBody().close();
                                });
                Http2Client client = new Http2Client(server)) {
            Http2Client.Call call = post(client);
            assertThat(call.head().getHttpFields().getValuesList("set")).containsExactly("a", "b");
            assertThat(call.trailers().get("grpc-status")).isEqualTo("0");
            assertThat(call.trailers().getValuesList("twice")).containsExactly("1,2");
        }
    }

    @Test
    void breaksAResponseOffByAnException() throws Exception {
        try (ConnectServer server = start(PortablePipeTest::abort);
                Http2Client client = new Http2Client(server);
                Http1Client old = new Http1Client(server)) {
            Http2Client.Call call = post(client);
            assertThat(call.data()).isEqualTo("half");
            assertThat(call.reset()).isEqualTo(ErrorCode.CANCEL_STREAM_ERROR.code);
            old.send("POST /root/test.S/M HTTP/1.1", "Host: x", "Content-Length: 0", "");
            old.lines();
            old.expect("4\r\nhalf");
            assertThat(old.line()).isNull();
        }
    }

    private static void abort(BlockingExchange exchange) throws IOException {
        exchange.respond(200, Headers.create(), -1);
        exchange.responseBody().write("half".getBytes(StandardCharsets.US_ASCII));
        exchange.responseBody().flush();
        exchange.abort(new IllegalStateException("broken"));
    }
}
