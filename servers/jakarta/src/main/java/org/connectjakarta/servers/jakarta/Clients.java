package org.connectjakarta.servers.jakarta;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Predicate;
import org.connectjakarta.ConnectException;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.servers.jakarta.v1.Note;
import org.connectjakarta.servers.jakarta.v1.ReportConnect;
import org.connectjakarta.vertx.HttpVersionChoice;
import org.jspecify.annotations.Nullable;

/** Clients of the server that is tested. */
final class Clients {
    /** How long a test waits for what must happen. */
    private static final long PATIENCE_MILLIS = 10_000;

    private Clients() {}

    static String uri() {
        return uri("http.port");
    }

    static String uri(String port) {
        return "http://localhost:" + System.getProperty(port);
    }

    static ConnectClientBuilder builder(Protocol protocol) {
        return ConnectClientBuilder.newBuilder().baseUri(uri()).protocol(protocol);
    }

    static RpcClient rpc(Protocol protocol) {
        return builder(protocol).buildRpc();
    }

    static RpcClient rpc(Protocol protocol, HttpVersionChoice version) {
        return builder(protocol).httpVersion(version).buildRpc();
    }

    static String basic(String credentials) {
        return "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    /** One call. */
    interface Call {
        Note on(RpcClient rpc);
    }

    /** The text of the answer, or the code of the error. */
    static String answer(Call call, RpcClient rpc) {
        try {
            return call.on(rpc).getText();
        } catch (ConnectException e) {
            return e.code().wireName();
        }
    }

    /** What the server's diary says of a subject when it says what is expected; what it says at last if that never happens. */
    static String report(RpcClient rpc, String subject, Predicate<String> expected) {
        ReportConnect report = ReportConnect.client(rpc);
        long start = System.nanoTime();
        String said;
        do {
            said = report.say(Notes.note(subject)).getText();
        } while (!expected.test(said) && System.nanoTime() - start < PATIENCE_MILLIS * 1_000_000);
        return said;
    }

    static String report(RpcClient rpc, String subject, String expected) {
        return report(rpc, subject, expected::equals);
    }

    static @Nullable String header(@Nullable String credentials) {
        return credentials == null ? null : basic(credentials);
    }
}
