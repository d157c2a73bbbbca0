package org.connectjakarta.samples.eliza.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.URI;
import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.embedded.ConnectServer;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.samples.eliza.v1.ConverseRequest;
import org.connectjakarta.samples.eliza.v1.ConverseResponse;
import org.connectjakarta.samples.eliza.v1.ElizaServiceConnect;
import org.connectjakarta.samples.eliza.v1.IntroduceRequest;
import org.connectjakarta.samples.eliza.v1.IntroduceResponse;
import org.connectjakarta.vertx.HttpVersionChoice;
import org.junit.jupiter.api.Test;

/** Talks to a simpler therapist, in a server of the same process. */
class ConversationTest {

    /** Repeats what it hears. */
    @ConnectService
    static class Echo implements ElizaServiceConnect {
        @Override
        public Stream<IntroduceResponse> introduce(IntroduceRequest request) {
            return Stream.of(IntroduceResponse.newBuilder().setSentence("I am Echo.").build());
        }

        @Override
        public Stream<ConverseResponse> converse(Stream<ConverseRequest> requests) {
            return requests.map(
                    request ->
                            ConverseResponse.newBuilder()
                                    .setSentence(request.getSentence() + "?")
                                    .build());
        }
    }

    @Test
    void bothSidesTakeTurnsUntilGoodbye() throws Exception {
        try (ConnectServer server = ConnectServer.builder().port(0).start()) {
            assertThat(talk(server.uri(), "I feel happy.\nbye\nnever said\n").lines())
                    .containsExactly(
                            "Eliza: I am Echo.",
                            "You:   Eliza: I feel happy.?",
                            "You:   Eliza: bye?");
        }
    }

    @Test
    void saysWhenNobodyIsThere() throws Exception {
        assertThat(talk(URI.create("http://localhost:1"), "hello\n"))
                .startsWith("Eliza cannot be reached (unavailable)");
    }

    private static String talk(URI server, String lines) throws Exception {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        try (RpcClient rpc =
                ConnectClientBuilder.newBuilder()
                        .baseUri(server)
                        .httpVersion(HttpVersionChoice.HTTP_2)
                        .buildRpc()) {
            Conversation conversation = new Conversation();
            conversation.eliza = ElizaServiceConnect.client(rpc);
            conversation.hold(
                    new BufferedReader(new StringReader(lines)), new PrintStream(screen));
        }
        return screen.toString();
    }
}
