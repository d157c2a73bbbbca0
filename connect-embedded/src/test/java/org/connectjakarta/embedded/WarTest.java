package org.connectjakarta.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.connectjakarta.jaxrs.war.ConnectInitializer;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher;
import org.jboss.weld.environment.servlet.Listener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The way into a WAR, as far as a servlet container without scanning shows it; the profile {@code servers} has the servers. */
class WarTest {
    private static final String SAY = "/test.engine.v1.Engine/Say";

    @TempDir java.nio.file.Path files;

    @Path("/greeting")
    public static class Greeting {
        @GET
        public String get() {
            return "hello";
        }
    }

    public static class Listed extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(Greeting.class);
        }
    }

    public static class Plain extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            response.getWriter().print("plain");
        }
    }

    /** What a WAR has besides its services. */
    private enum Shape {
        NOTHING(context -> {}),
        REST_BELOW_A_PATH(context -> rest(context, "/api")),
        REST_BELOW_THE_ROOT(context -> rest(context, "")),
        A_SERVLET_FOR_ALL_PATHS(
                context -> context.addServlet(new ServletHolder(new Plain()), "/*"));

        private final Consumer<ServletContextHandler> addTo;

        Shape(Consumer<ServletContextHandler> addTo) {
            this.addTo = addTo;
        }

        private static void rest(ServletContextHandler context, String prefix) {
            ServletHolder holder = new ServletHolder(HttpServlet30Dispatcher.class);
            holder.setInitParameter("jakarta.ws.rs.Application", Listed.class.getName());
            holder.setInitParameter("resteasy.servlet.mapping.prefix", prefix);
            context.addServlet(holder, prefix + "/*");
        }
    }

    static Stream<Arguments> shapes() {
        return Stream.of(Shape.values())
                .flatMap(
                        shape ->
                                Stream.of("", "/root")
                                        .flatMap(
                                                root ->
                                                        Stream.of("jaxrs", "servlet")
                                                                .map(
                                                                        door ->
                                                                                Arguments.of(
                                                                                        shape, root,
                                                                                        door))));
    }

    @AfterEach
    void forgetTheSettings() {
        System.clearProperty("connect.server.door");
    }

    private ConnectServer deploy(BeanManager beans, Shape shape, String root, String door)
            throws IOException {
        ServletContextHandler context = new ServletContextHandler(root.isEmpty() ? "/" : root);
        context.setClassLoader(WarTest.class.getClassLoader());
        context.addEventListener(Listener.using(beans));
        Files.writeString(files.resolve("page.html"), "page");
        context.setBaseResource(ResourceFactory.of(context).newResource(files));
        context.addServlet(new ServletHolder("default", new DefaultServlet()), "/");
        context.addServlet(new ServletHolder("user", new Plain()), "/plain");
        shape.addTo.accept(context);
        context.addServletContainerInitializer(new ConnectInitializer());
        Settings settings =
                new Settings(
                        "localhost", 0, null, 64, Duration.ofSeconds(30), Duration.ofSeconds(5));
        ConnectServer server =
                ConnectServer.start(
                        JettyServers.create(settings, context, null),
                        settings,
                        null,
                        List.of("test.S"));
        assertThat(context.getServletHandler().getServlet("org.connectjakarta").getClassName())
                .endsWith(door.equals("jaxrs") ? "HttpServlet30Dispatcher" : "CallServlet");
        return server;
    }

    private static HttpResponse<String> send(ConnectServer server, HttpRequest.Builder request)
            throws Exception {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(ConnectServer server, String path) throws Exception {
        return send(server, HttpRequest.newBuilder(URI.create(server.uri() + path)));
    }

    private static HttpResponse<String> post(ConnectServer server, String path, String type)
            throws Exception {
        return send(
                server,
                HttpRequest.newBuilder(URI.create(server.uri() + path))
                        .header("content-type", type)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"hello\"}")));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void servicesHaveTheirPathsAndTheRestStaysAsItIs(Shape shape, String root, String door)
            throws Exception {
        System.setProperty("connect.server.door", door);
        try (BeanContainer container = BeanContainer.find();
                ConnectServer server = deploy(container.beans(), shape, root, door)) {
            HttpResponse<String> answer = post(server, root + SAY, "application/json");
            assertThat(answer.body()).isEqualTo("{\"text\":\"you said hello\"}");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("trailer-said")).hasValue("yes");
            // What is wrong with a request is said by the engine.
            assertThat(post(server, root + SAY, "bogus").statusCode()).isEqualTo(415);
            assertThat(get(server, root + SAY).headers().firstValue("allow")).hasValue("POST");
            assertThat(post(server, root + SAY + "/", "application/json").statusCode())
                    .isEqualTo(404);
            try (Http2Client client = new Http2Client(server)) {
                Http2Client.Call call =
                        client.open(
                                "POST",
                                root + SAY,
                                HttpFields.build()
                                        .add("content-type", "application/grpc")
                                        .add("te", "trailers"),
                                false);
                call.send("\0\0\0\0\4\n\2me", true);
                assertThat(call.data()).isEqualTo("\0\0\0\0\15\n\13you said me");
                assertThat(call.trailers().get("grpc-status")).isEqualTo("0");
            }
            if (shape == Shape.NOTHING || shape == Shape.REST_BELOW_A_PATH) {
                HttpResponse<String> unknown =
                        post(server, root + "/absent.Service/Say", "application/json");
                assertThat(unknown.statusCode()).isEqualTo(404);
                assertThat(unknown.body()).isEqualTo("no such procedure\n");
            }
            assertThat(get(server, root + "/plain").body()).isEqualTo("plain");
            boolean all = shape == Shape.A_SERVLET_FOR_ALL_PATHS;
            boolean rest = shape == Shape.REST_BELOW_THE_ROOT;
            assertThat(get(server, root + "/page.html").body())
                    .isEqualTo(all ? "plain" : rest ? "" : "page");
            assertThat(get(server, root + "/greeting").body().equals("hello")).isEqualTo(rest);
            assertThat(get(server, root + "/api/greeting").body().equals("hello"))
                    .isEqualTo(shape == Shape.REST_BELOW_A_PATH);
            assertThat(post(server, root + "/api/Say", "application/json").statusCode())
                    .isIn(404, 405);
        }
    }

    @Test
    void aPathThatIsTakenFailsTheDeployment() {
        try (BeanContainer container = BeanContainer.find()) {
            ServletContextHandler context = new ServletContextHandler("/");
            context.addServlet(new ServletHolder("user", new Plain()), "/test.engine.v1.Engine/*");
            context.addServletContainerInitializer(new ConnectInitializer());
            assertThatThrownBy(context::start)
                    .hasMessageContaining(
                            "another servlet of this application has the path /test.engine.v1.Engine/*");
        }
    }

    @Test
    void withoutBeansThereIsNothingToDo() throws Exception {
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServletContainerInitializer(new ConnectInitializer());
        context.start();
        assertThat(context.getServletContext().getServletRegistrations())
                .doesNotContainKey("org.connectjakarta");
        context.stop();
    }
}
