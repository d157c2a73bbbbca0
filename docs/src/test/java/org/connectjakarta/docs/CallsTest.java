package org.connectjakarta.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectjakarta.client.RpcClient;
import org.connectjakarta.memory.InMemoryTransport;
import org.connectjakarta.samples.eliza.v1.ElizaServiceConnect;
import org.connectjakarta.samples.eliza.v1.IntroduceRequest;
import org.connectjakarta.samples.eliza.v1.SayRequest;
import org.connectjakarta.server.RpcServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallsTest {
    private static final SayRequest HAPPY =
            SayRequest.newBuilder().setSentence("I feel happy.").build();
    private static final IntroduceRequest ADA =
            IntroduceRequest.newBuilder().setName("Ada").build();

    private final RpcServer server = Elizas.rpcServer();
    private final RpcClient rpc = RpcClient.builder(InMemoryTransport.to(server)).build();
    private final ElizaServiceConnect.Client eliza = ElizaServiceConnect.client(rpc);

    @AfterEach
    void close() {
        rpc.close();
        server.close();
    }

    @Test
    void optionsAreOfOneCallAndHeadersOfItsResponse() {
        assertThat(Calls.mood(eliza, HAPPY)).isEqualTo("curious: request 42");
    }

    @Test
    void streamsAreReadAndClosed() {
        assertThat(Calls.beginning(eliza, ADA)).containsExactly("Hello Ada.");
    }

    @Test
    void streamCallsSendAndReceive() {
        assertThat(Calls.conversation(eliza)).containsExactly("Go on.", "Go on.", "the end: true");
    }

    @Test
    void publishersAreSubscribedTo() {
        assertThat(Calls.introduction(ElizaServiceConnect.Async.client(rpc), ADA).join())
                .containsExactly("Hello Ada.", "I am Eliza.");
    }

    @Test
    void failuresHaveACodeAndAMessage() {
        assertThat(Calls.answer(eliza, SayRequest.getDefaultInstance()))
                .isEqualTo("It failed with invalid_argument: say something");
        rpc.close();
        assertThat(Calls.answer(eliza, HAPPY)).startsWith("It failed with canceled");
    }
}
