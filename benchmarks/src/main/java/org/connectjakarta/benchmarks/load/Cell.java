package org.connectjakarta.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.connectjakarta.benchmarks.wire.Answer;
import org.connectjakarta.benchmarks.wire.Bytes;
import org.connectjakarta.benchmarks.wire.WireClient;

/**
 * One workload on one server.
 *
 * @param peer who answers
 * @param path where
 * @param tool what makes the calls
 */
record Cell(Workload workload, Peer peer, ServerProcess server, String path, LoadTool tool)
        implements Measurable {

    /** Who answers. */
    enum Peer {
        CONNECT_JAKARTA("this project"),
        SERVLET_DOOR("this project, servlet door"),
        JAXRS("bare JAX-RS"),
        SERVLET("bare servlet"),
        BARE_ROUTE("bare Vert.x route"),
        REST("Quarkus REST"),
        REST_BYTES("Quarkus REST, byte[]"),
        QUARKUS_GRPC("quarkus-grpc"),
        GRPC_JAVA("grpc-java, direct executor"),
        VERTX_GRPC("Vert.x gRPC"),
        CONNECT_GO("connect-go");

        /** What servlet containers are compared with. */
        static final List<Peer> BARE_SERVLETS = List.of(JAXRS, SERVLET);

        final String label;

        Peer(String label) {
            this.label = label;
        }
    }

    @Override
    public String label() {
        return workload.name() + ", " + peer.label;
    }

    String url() {
        return "http://127.0.0.1:" + server.port() + path;
    }

    @Override
    public long load(Duration time) throws Exception {
        return tool.calls(this, time.toSeconds()) * workload.messages();
    }

    @Override
    public Cpu cpu() throws IOException {
        return Cpu.now(server.pid());
    }

    /** Looks at one answer: a refusal would be fast. */
    void check() throws Exception {
        try (WireClient client = WireClient.of(server.port(), workload.http2())) {
            Map<String, String> headers =
                    Map.of("content-type", workload.contentType(), "te", "trailers");
            Answer answer = client.post(path, headers, workload.body());
            if (answer.status() != 200 || !isRight(answer)) {
                throw new IllegalStateException(label() + " is answered by " + answer);
            }
        }
    }

    private boolean isRight(Answer answer) {
        String body = answer.text();
        if (!workload.isStream()) {
            return body.replace(" ", "").contains(Bytes.TEXT.replace(" ", "")) && hasStatus(answer);
        }
        var envelopes = Bytes.envelopes(answer.body());
        long messages =
                envelopes.stream().filter(e -> e.flags() == 0 && e.message().length == 100).count();
        boolean ended =
                workload.contentType().contains("grpc")
                        ? hasStatus(answer)
                        : new String(envelopes.get(envelopes.size() - 1).message()).equals("{}");
        return messages == workload.messages() && ended;
    }

    private boolean hasStatus(Answer answer) {
        return !workload.contentType().contains("grpc")
                || "0".equals(answer.trailers().get("grpc-status"));
    }
}
