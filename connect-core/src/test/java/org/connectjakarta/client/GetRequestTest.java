package org.connectjakarta.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.ServiceSpec;
import org.connectjakarta.compression.CompressionOptions;
import org.connectjakarta.compression.Compressions;
import org.connectjakarta.memory.InMemoryTransport;
import org.connectjakarta.message.Limits;
import org.connectjakarta.server.RpcServer;
import org.connectjakarta.server.Servers;
import org.connectjakarta.server.Words;
import org.connectjakarta.test.EngineTest;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls without side effects by GET: what the URL says, and when POST is used all the same. */
@Timeout(60)
class GetRequestTest {
    private static final String SAY = "/org.connectjakarta.test.WordService/Say";
    private final ScriptedTransport transport = ScriptedTransport.silent();

    private static ClientOptions get(String codec, String compression) {
        return ClientOptions.DEFAULT
                .withWire(new WireOptions(Protocol.CONNECT, codec, true, compression))
                .withCompression(new CompressionOptions(Compressions.only(List.of("gzip")), 10));
    }

    private ScriptedExchange say(ClientOptions options, String text) {
        transport.client(options).asyncUnary(Words.SAY, Words.word(text));
        return transport.exchange();
    }

    @Test
    void theMessageIsInTheQuery() {
        ScriptedExchange sent = say(get("proto", null), "hi??>>");

        assertThat(sent.request.method()).isEqualTo("GET");
        assertThat(sent.request.target())
                .isEqualTo(
                        SAY
                                + "?connect=v1&base64=1&encoding=proto&message="
                                + Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(Frames.plain("hi??>>")));
    }

    @Test
    void aGetHasNoBodyAndDoesNotSayOfWhichTypeItWouldBe() {
        ScriptedExchange sent = say(get("proto", null), "hi");

        assertThat(sent.request.body()).isEmpty();
        assertThat(sent.sent()).isEmpty();
        assertThat(sent.request.headers().contains("content-type")).isFalse();
        assertThat(sent.request.headers().contains("content-encoding")).isFalse();
        assertThat(sent.request.headers().contains("connect-protocol-version")).isFalse();
        assertThat(sent.request.headers().getAll("accept-encoding")).containsExactly("gzip");
    }

    @Test
    void jsonIsPercentEncoded() {
        ScriptedExchange sent = say(get("json", null), "ü &");

        assertThat(sent.request.method()).isEqualTo("GET");
        assertThat(sent.request.target())
                .startsWith(SAY + "?connect=v1&")
                .contains("encoding=json");
        assertThat(sent.request.target()).matches("[!-~]*").doesNotContain("ü", "\"", "{");
    }

    @Test
    void aCompressedMessageSaysSo() {
        ScriptedExchange sent = say(get("proto", "gzip"), "hello".repeat(20));

        assertThat(sent.request.target())
                .startsWith(
                        SAY + "?connect=v1&base64=1&compression=gzip&encoding=proto&message=H4sI");
    }

    @Test
    void aMessageThatIsTooLongForAUrlIsPosted() {
        ClientOptions options = get("proto", null).withLimits(new Limits(1000, 1000, 1000, 100));

        ScriptedExchange sent = say(options, "a".repeat(200));

        assertThat(sent.request.method()).isEqualTo("POST");
        assertThat(sent.request.target()).isEqualTo(SAY);
        assertThat(sent.request.headers().get("content-type")).isEqualTo("application/proto");
        assertThat(sent.request.body()).isEqualTo(Frames.plain("a".repeat(200)));
    }

    @Test
    void onlyMethodsWithoutSideEffectsAreGot() {
        MethodSpec<Word, Word> other =
                MethodSpec.of(
                        ServiceSpec.of(
                                EngineTest.getDescriptor().findServiceByName("SecondService")),
                        "Say",
                        Word.getDefaultInstance(),
                        Word.getDefaultInstance());

        transport.client(get("proto", null)).asyncUnary(other, Words.word("a"));

        assertThat(transport.exchange().request.method()).isEqualTo("POST");
    }

    @Test
    void onlyConnectGets() {
        for (Protocol protocol : List.of(Protocol.GRPC, Protocol.GRPC_WEB)) {
            ScriptedTransport silent = ScriptedTransport.silent();
            silent.client(
                            ClientOptions.DEFAULT.withWire(
                                    new WireOptions(protocol, "proto", true, null)))
                    .asyncUnary(Words.SAY, Words.word("a"));

            assertThat(silent.exchange().request.method()).isEqualTo("POST");
        }
    }

    @Test
    void oneCallCanChooseOtherwise() {
        Noted noted = new Noted();
        try (RpcServer server = Servers.of(Servers.say(word -> word));
                RpcClient rpc =
                        RpcClient.builder(InMemoryTransport.to(server))
                                .options(noted.options())
                                .build()) {
            rpc.unary(Words.SAY, Words.word("a"), CallOptions.none().withGet(true));
            assertThat(noted.call.httpMethod()).isEqualTo("GET");

            rpc.unary(Words.SAY, Words.word("a"), CallOptions.none());
            assertThat(noted.call.httpMethod()).isEqualTo("POST");
        }
    }

    @Test
    void aServerUnderstandsEveryGet() {
        try (RpcServer server = Servers.of(Servers.say(word -> word))) {
            InMemoryTransport memory = InMemoryTransport.to(server);
            for (String codec : List.of("proto", "json")) {
                for (String compression : new String[] {null, "gzip"}) {
                    RpcClient rpc =
                            RpcClient.builder(memory).options(get(codec, compression)).build();
                    for (String text : List.of("", "a", "ü&=+?#/ %\"\u0000", "long".repeat(50))) {
                        assertThat(
                                        rpc.unary(Words.SAY, Words.word(text), CallOptions.none())
                                                .message()
                                                .getText())
                                .isEqualTo(text);
                    }
                }
            }
            memory.close();
        }
    }
}
