package org.connectjakarta.mp.client.war;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.ref.WeakReference;
import java.net.HttpURLConnection;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.connectjakarta.mp.client.Backend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients in web applications, which have class loaders and lives of their own. */
class WarTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DEFAULT_URL = "connect.client.url";
    private static final String BLOCKING_URL =
            "connect.client.\"%s\".url".formatted(Backend.SERVICE);

    @TempDir Path directory;

    private Backend backend;
    private WebServer server;

    @BeforeEach
    void start() throws Exception {
        backend = new Backend();
        server = new WebServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        backend.close();
    }

    @Test
    void clientsAreInjectedAndConfiguredByTheApplication() throws Exception {
        server.deploy("/app", application("app"));
        assertAnswers("/app");
    }

    @Test
    void whatTheConfigurationLacksFailsTheDeployment() throws Exception {
        Exploded files = Exploded.in(directory.resolve("app"), Map.of());
        assertThat(catchThrowable(() -> server.deploy("/app", files)))
                .hasStackTraceContaining("connect.client.url")
                .hasStackTraceContaining(".Talk");
    }

    @Test
    void undeployClosesConnectionsAndThreads() throws Exception {
        try (KeptConnection kept = new KeptConnection()) {
            Exploded files = application("app", Map.of(BLOCKING_URL, kept.url()));
            WebApplication app = server.deploy("/app", files);
            assertThat(call("/app", "blocking")).isEmpty();
            assertThat(call("/app", "grpc")).isEqualTo("a0+a1+a2");
            ClassLoader loader = app.loader().get();
            assertThat(kept.isOpen()).isTrue();
            assertThat(threadsOf(loader)).anyMatch(name -> name.startsWith("vert.x-eventloop"));
            app.undeploy();
            assertThat(kept.ends()).isTrue();
            assertThat(eventually(() -> threadsOf(loader).isEmpty()))
                    .as("threads that are left: %s", threadsOf(loader))
                    .isTrue();
        }
    }

    @Test
    void applicationsDoNotShareClients() throws Exception {
        WebApplication first = server.deploy("/first", application("first"));
        server.deploy("/second", application("second"));
        assertAnswers("/first");
        assertAnswers("/second");
        first.undeploy();
        assertAnswers("/second");
    }

    @Test
    void anApplicationThatIsDeployedAgainAndAgainLeavesNothingBehind() throws Exception {
        Exploded files = application("app");
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int each = 0; each < 3; each++) {
            loaders.add(deployOnce(files));
        }
        assertThat(eventually(() -> areCollected(loaders))).isTrue();
    }

    // A method of its own, so that no variable keeps what it deploys.
    private WeakReference<ClassLoader> deployOnce(Exploded files) throws Exception {
        WebApplication app = server.deploy("/app", files);
        assertAnswers("/app");
        WeakReference<ClassLoader> loader = app.loader();
        app.undeploy();
        return loader;
    }

    private void assertAnswers(String path) throws Exception {
        assertThat(call(path, "blocking")).isEqualTo("a");
        assertThat(call(path, "async")).isEqualTo("a");
        assertThat(call(path, "grpc")).isEqualTo("a0+a1+a2");
        assertThat(call(path, "registered")).isEqualTo("a, noted");
    }

    private String call(String path, String way) throws Exception {
        HttpResponse<String> response = server.get(path + "/talk/" + way + "?a");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(HttpURLConnection.HTTP_OK);
        return response.body();
    }

    private Exploded application(String name) throws Exception {
        return application(name, Map.of());
    }

    private Exploded application(String name, Map<String, String> more) throws Exception {
        Map<String, String> settings = new HashMap<>(more);
        settings.put(DEFAULT_URL, backend.url());
        settings.put("connect.client.\"grpc\".protocol", "grpc");
        return Exploded.in(directory.resolve(name), settings);
    }

    /** The threads that run code of an application, or would load classes from there. */
    private static List<String> threadsOf(ClassLoader loader) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(
                        each ->
                                each.getClass().getClassLoader() == loader
                                        || each.getContextClassLoader() == loader)
                .map(Thread::getName)
                .toList();
    }

    private boolean areCollected(List<WeakReference<ClassLoader>> loaders) throws Exception {
        // Jetty holds the connection that it heard of last, and with it the application that
        // answered.
        assertThat(server.get("/nobody").statusCode()).isEqualTo(HttpURLConnection.HTTP_NOT_FOUND);
        // Java 17 holds the record that was the last to be compared, hashed or shown for the first
        // time.
        assertThat(new Last("a")).isEqualTo(new Last("a")).hasSameHashCodeAs(new Last("a"));
        assertThat(new Last("a")).hasToString("Last[text=a]");
        System.gc();
        return loaders.stream().allMatch(each -> each.refersTo(null));
    }

    private record Last(String text) {}

    private static boolean eventually(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }
}
