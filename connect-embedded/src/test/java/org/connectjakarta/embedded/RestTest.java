package org.connectjakarta.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RestTest {

    /** Found as a bean; names no classes, so it has every resource that is a bean. */
    @ApplicationPath("api")
    @ApplicationScoped
    public static class Everything extends Application {}

    @ApplicationScoped
    public static class Greeter {
        private final AtomicInteger calls = new AtomicInteger();

        String greet(String name) {
            return "hello " + name + " " + calls.incrementAndGet();
        }
    }

    @RequestScoped
    public static class Caller {
        private String name = "nobody";

        String rename(String name) {
            String before = this.name;
            this.name = name;
            return before;
        }
    }

    @Path("/greeting")
    @RequestScoped
    public static class Greeting {
        @Inject Greeter greeter;
        @Inject Caller caller;

        @GET
        public String greet() {
            return greeter.greet(caller.rename("somebody") + " then " + caller.rename(""));
        }
    }

    @Provider
    @ApplicationScoped
    public static class Stamp implements ContainerResponseFilter {
        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            response.getHeaders().add("stamp", "api");
        }
    }

    /** Not a bean. */
    @Path("/plain")
    public static class Plain {
        @GET
        public String get() {
            return "plain";
        }
    }

    private static HttpResponse<String> get(ConnectServer server, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.uri() + path)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void servesTheApplicationsBesideTheServices() throws Exception {
        try (BeanContainer container = BeanContainer.find();
                ConnectServer server =
                        TestServers.builder()
                                .resources(Plain.class)
                                .start(
                                        container,
                                        TestServers.door(
                                                exchange -> TestServers.answer(exchange, "rpc")))) {
            assertThat(get(server, "/api/greeting").body())
                    .isEqualTo("hello nobody then somebody 1");
            assertThat(get(server, "/api/greeting").body())
                    .isEqualTo("hello nobody then somebody 2");
            assertThat(get(server, "/api/greeting").headers().firstValue("stamp")).hasValue("api");
            assertThat(get(server, "/plain").body()).isEqualTo("plain");
            assertThat(get(server, "/plain").headers().firstValue("stamp")).isEmpty();
            assertThat(get(server, "/test.S/M").body()).isEqualTo("rpc");
            assertThat(get(server, "/test.S/M").headers().firstValue("stamp")).isEmpty();
            assertThat(get(server, "/api/absent").statusCode()).isEqualTo(404);
            assertThat(get(server, "/absent").statusCode()).isEqualTo(404);
            assertThat(get(server, "/greeting").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void servesApplicationsWithoutBeans() throws Exception {
        try (ConnectServer server =
                TestServers.start(
                        TestServers.builder().resources(Plain.class),
                        exchange -> TestServers.answer(exchange, "rpc"))) {
            assertThat(get(server, "/plain").body()).isEqualTo("plain");
            assertThat(get(server, "/test.S/M").body()).isEqualTo("rpc");
        }
    }

    @Test
    void refusesTwoApplicationsInOnePlace() {
        ConnectServerBuilder builder =
                TestServers.builder().resources(Plain.class).application(new Application());
        assertThatIllegalStateException()
                .isThrownBy(() -> TestServers.start(builder, exchange -> {}))
                .withMessageContaining("there is another JAX-RS application below \"/\"");
    }
}
