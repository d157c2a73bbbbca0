package org.connectjakarta.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.connectjakarta.benchmarks.wire.WireClient;

/**
 * The application servers, each in its standard configuration with a heap of 1 GiB, as {@code servers/start} starts them; Open Liberty
 * with a thread for each call that is under way, since it may stand still over HTTP/2 otherwise.
 */
enum AppServer {
    WILDFLY("JAVA_OPTS=-Xmx1g -Djava.net.preferIPv4Stack=true"),
    LIBERTY("JVM_ARGS=-Xmx1g");

    private static final long READY_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final int POLL_MILLIS = 100;
    private static final String SERVER_XML =
            """
            <server>
              <featureManager>
                <feature>servlet-6.0</feature>
                <feature>restfulWS-3.1</feature>
                <feature>cdi-4.0</feature>
                <feature>mpConfig-3.1</feature>
              </featureManager>
              <executor coreThreads="300"/>
              <httpEndpoint id="defaultHttpEndpoint" host="localhost" httpPort="${http.port}" httpsPort="-1">
                <httpOptions AutoDecompression="false" maxConcurrentStreams="1000"/>
              </httpEndpoint>
            %s</server>
            """;

    private final String options;

    AppServer(String options) {
        this.options = options;
    }

    /** The name in commands. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A server with some WARs, all of which answer. */
    ServerProcess start(List<WarFile> wars) throws Exception {
        Path directory = Path.of(".work", key()).toAbsolutePath();
        Files.createDirectories(directory);
        for (WarFile old : WarFile.values()) {
            Files.deleteIfExists(directory.resolve(old.fileName()));
        }
        for (WarFile war : wars) {
            war.write(directory);
        }
        Path serverXml = directory.resolve("server.xml");
        Files.writeString(serverXml, SERVER_XML.formatted(applications(wars)));
        ServerProcess server =
                ServerProcess.start(
                        key(),
                        port ->
                                List.of(
                                        "env",
                                        options,
                                        "../servers/start",
                                        key(),
                                        directory.toString(),
                                        Integer.toString(port),
                                        serverXml.toString()));
        try {
            for (WarFile war : wars) {
                awaitAnswer(server, war);
            }
            return server;
        } catch (Exception e) {
            server.close();
            throw e;
        }
    }

    private static String applications(List<WarFile> wars) {
        return wars.stream()
                .map(
                        war ->
                                "  <webApplication location=\"%s\" contextRoot=\"%s\"/>%n"
                                        .formatted(war.fileName(), war.contextRoot()))
                .collect(Collectors.joining());
    }

    /** Servers listen before they have deployed. */
    private static void awaitAnswer(ServerProcess server, WarFile war) throws Exception {
        long start = System.nanoTime();
        try (WireClient client = WireClient.of(server.port(), false)) {
            while (!answers(client, war.root() + "/servlet/echo")) {
                if (!server.isAlive() || System.nanoTime() - start > READY_NANOS) {
                    throw new IOException(war.fileName() + " does not answer");
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private static boolean answers(WireClient client, String path) throws Exception {
        try {
            return client.post(path, Map.of("content-type", "text/plain"), new byte[1]).status()
                    == 200;
        } catch (ExecutionException e) {
            // Not yet.
            return false;
        }
    }
}
