package org.connectjakarta.benchmarks.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts load on a cell, from another processor than the server's. */
final class LoadTool {
    private static final Pattern WRK = Pattern.compile("(\\d+) requests in ");
    private static final Pattern WRK_BAD =
            Pattern.compile("(?s)Non-2xx or 3xx responses: \\d+|Socket errors: [^\\n]*");
    private static final Pattern H2LOAD =
            Pattern.compile("requests: .* (\\d+) done, (\\d+) succeeded, .*");

    private final Path directory;

    LoadTool(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /** Calls for some seconds, and returns how many were answered well. */
    long calls(Cell cell, long seconds) throws IOException, InterruptedException {
        Workload workload = cell.workload();
        Path body = directory.resolve("body");
        Files.write(body, workload.body());
        String url = cell.url();
        return workload.http2()
                ? h2load(cell, run(h2loadCommand(workload, seconds, body, url)))
                : wrk(
                        cell,
                        run(
                                List.of(
                                        "wrk",
                                        "-t1",
                                        "-c64",
                                        "--timeout",
                                        "30s",
                                        "-d" + seconds + "s",
                                        "-s",
                                        script(workload, body),
                                        url)));
    }

    /** Makes a number of calls. */
    void make(Cell cell, int calls) throws IOException, InterruptedException {
        Workload workload = cell.workload();
        Path body = directory.resolve("body");
        Files.write(body, workload.body());
        List<String> command = new ArrayList<>(List.of("h2load", "-t1", "-c8", "-n" + calls));
        if (!workload.http2()) {
            command.add("--h1");
        }
        command.addAll(
                List.of("-d", body.toString(), "-H", "content-type: " + workload.contentType()));
        command.add(cell.url());
        h2load(cell, run(command));
    }

    private static List<String> h2loadCommand(
            Workload workload, long seconds, Path body, String url) {
        // Few streams at a time: each of them has a thousand answers under way.
        String clients = workload.isStream() ? "-c4" : "-c8";
        String streams = workload.isStream() ? "-m4" : "-m32";
        return List.of(
                "h2load",
                "-t1",
                clients,
                streams,
                "-D" + seconds,
                "-d",
                body.toString(),
                "-H",
                "content-type: " + workload.contentType(),
                "-H",
                "te: trailers",
                url);
    }

    private String script(Workload workload, Path body) throws IOException {
        Path script = directory.resolve("post.lua");
        Files.writeString(
                script,
                """
                local file = io.open("%s", "rb")
                wrk.method = "POST"
                wrk.body = file:read("*a")
                wrk.headers["Content-Type"] = "%s"
                file:close()
                """
                        .formatted(body, workload.contentType()));
        return script.toString();
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", "1"));
        pinned.addAll(command);
        Process process = new ProcessBuilder(pinned).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed: " + output);
        }
        return output;
    }

    private static long wrk(Cell cell, String output) {
        Matcher bad = WRK_BAD.matcher(output);
        if (bad.find()) {
            throw new IllegalStateException(cell.label() + ": " + bad.group());
        }
        Matcher matcher = WRK.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("wrk said " + output);
        }
        return Long.parseLong(matcher.group(1));
    }

    private static long h2load(Cell cell, String output) {
        Matcher matcher = H2LOAD.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("h2load said " + output);
        }
        if (!matcher.group(1).equals(matcher.group(2)) || matcher.group(2).equals("0")) {
            throw new IllegalStateException(cell.label() + ": " + matcher.group());
        }
        return Long.parseLong(matcher.group(2));
    }
}
