package org.connectjakarta.quarkus.test.devui;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** A headless Chromium, by chromedriver: the few commands of W3C WebDriver that are needed. Both are those on the PATH. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Looks into shadow roots, too. */
    private static final String FIND =
            """
            const find = (root, selector) => {
                const found = root.querySelector(selector);
                if (found) return found;
                for (const each of root.querySelectorAll('*')) {
                    const within = each.shadowRoot && find(each.shadowRoot, selector);
                    if (within) return within;
                }
                return null;
            };
            const element = find(document, arguments[0]);
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final URI sessions;
    private String session = "";

    private Browser(Process driver, int port) {
        this.driver = driver;
        this.sessions = URI.create("http://127.0.0.1:" + port + "/session");
    }

    static Browser start(int width, int height) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Process driver =
                new ProcessBuilder("chromedriver", "--port=" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Browser browser = new Browser(driver, port);
        try {
            browser.open(width, height);
            return browser;
        } catch (Exception e) {
            browser.close();
            throw e;
        }
    }

    private void open(int width, int height) throws Exception {
        JsonArray arguments =
                new JsonArray()
                        .add("--headless=new")
                        .add("--no-sandbox")
                        .add("--disable-gpu")
                        .add("--disable-dev-shm-usage")
                        .add("--window-size=" + width + "," + height);
        JsonObject capabilities =
                new JsonObject()
                        .put(
                                "capabilities",
                                new JsonObject()
                                        .put(
                                                "alwaysMatch",
                                                new JsonObject()
                                                        .put(
                                                                "goog:chromeOptions",
                                                                new JsonObject()
                                                                        .put("args", arguments))));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (session.isEmpty()) {
            try {
                session = ((JsonObject) send("", capabilities)).getString("sessionId");
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private Object send(String command, JsonObject body) throws Exception {
        URI url = session.isEmpty() ? sessions : URI.create(sessions + "/" + session + command);
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(PATIENCE);
        request =
                body == null
                        ? request.GET()
                        : request.POST(HttpRequest.BodyPublishers.ofString(body.encode()));
        HttpResponse<String> response =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.body());
        }
        return new JsonObject(response.body()).getValue("value");
    }

    void visit(String url) throws Exception {
        send("/url", new JsonObject().put("url", url));
    }

    /** What a script returns, with the first element that the selector finds as {@code element}, which may be null. */
    Object script(String selector, String code, Object... more) throws Exception {
        JsonArray arguments = new JsonArray().add(selector);
        for (Object each : more) {
            arguments.add(each);
        }
        return send(
                "/execute/sync",
                new JsonObject().put("script", FIND + code).put("args", arguments));
    }

    /** The text of an element, as soon as there is one. */
    String text(String selector) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Object text;
        do {
            text = script(selector, "return element && (element.innerText || element.value);");
        } while (text == null && System.nanoTime() < deadline);
        if (text == null) {
            screenshot(Path.of("target/dev-ui-failed.png"));
            throw new AssertionError("no " + selector + " on the page");
        }
        return (String) text;
    }

    void click(String selector) throws Exception {
        text(selector);
        script(selector, "element.click();");
    }

    /** Gives an input a value, as if it had been typed or chosen. */
    void enter(String selector, String value) throws Exception {
        script(
                selector,
                """
                element.value = arguments[1];
                element.dispatchEvent(new Event('input'));
                element.dispatchEvent(new Event('change'));
                """,
                value);
    }

    void screenshot(Path file) throws Exception {
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode((String) send("/screenshot", null)));
    }

    @Override
    public void close() throws Exception {
        if (!session.isEmpty()) {
            http.send(
                    HttpRequest.newBuilder(URI.create(sessions + "/" + session)).DELETE().build(),
                    HttpResponse.BodyHandlers.discarding());
        }
        driver.destroy();
        driver.waitFor(10, TimeUnit.SECONDS);
    }
}
