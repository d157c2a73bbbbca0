package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Interceptor;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;

/** The way of a call, told from the wire to the service and back. Read it as an introduction to the engine. */
class CallStoryTest {
    /** A service is an object with methods. */
    private static final class Parrot implements Words {
        @Override
        public Word say(Word request) {
            if (request.getText().isEmpty()) {
                throw new ConnectException(Code.INVALID_ARGUMENT, "say what?")
                        .addDetail(Words.word("detail"));
            }
            return Words.word(request.getText() + "!");
        }

        @Override
        public Stream<Word> repeat(Word request) {
            return IntStream.range(0, request.getTimes())
                    .mapToObj(i -> Words.word(request.getText() + i));
        }

        @Override
        public Stream<Word> echo(Stream<Word> requests) {
            return requests.map(word -> Words.word(word.getText() + "?"));
        }
    }

    private final RpcServer server = serverWith(ServerOptions.DEFAULT);

    private static RpcServer serverWith(ServerOptions options) {
        Words parrot = new Parrot();
        return RpcServer.builder().service(Words.binding(), call -> parrot, options).build();
    }

    @Test
    void aUnaryConnectCallIsPlainHttp() {
        Loopback call =
                Loopback.post("/org.connectjakarta.test.WordService/Say", "application/json")
                        .body("{\"text\":\"hello\"}")
                        .servedBy(server);

        assertThat(call.status()).isEqualTo(200);
        assertThat(call.responseHeaders().get("content-type")).isEqualTo("application/json");
        assertThat(call.text()).isEqualTo("{\"text\":\"hello!\"}");
    }

    @Test
    void aCallWithoutSideEffectsIsAlsoAGet() {
        Loopback call =
                Loopback.request(
                                "GET",
                                "/org.connectjakarta.test.WordService/Say?connect=v1&encoding=json&message=%7B%22text%22%3A%22hi%22%7D")
                        .servedBy(server);

        assertThat(call.status()).isEqualTo(200);
        assertThat(call.text()).isEqualTo("{\"text\":\"hi!\"}");
    }

    @Test
    void anErrorHasAnHttpStatusAndSaysWhyInJson() {
        Loopback call =
                Loopback.post("/org.connectjakarta.test.WordService/Say", "application/proto")
                        .servedBy(server);

        assertThat(call.status()).isEqualTo(400);
        assertThat(call.responseHeaders().get("content-type")).isEqualTo("application/json");
        assertThat(call.text())
                .isEqualTo(
                        "{\"code\":\"invalid_argument\",\"message\":\"say what?\","
                                + "\"details\":[{\"type\":\"org.connectjakarta.test.Word\",\"value\":\"CgZkZXRhaWw\"}]}");
    }

    @Test
    void aStreamIsEnvelopesWithAnEndOfStreamMessage() {
        Loopback call =
                Loopback.post(
                                "/org.connectjakarta.test.WordService/Repeat",
                                "application/connect+json")
                        .body(envelope(0, "{\"text\":\"a\",\"times\":2}"))
                        .servedBy(server);

        assertThat(call.status()).isEqualTo(200);
        assertThat(envelopes(call.bytes()))
                .containsExactly("0:{\"text\":\"a0\"}", "0:{\"text\":\"a1\"}", "2:{}");
    }

    @Test
    void grpcIsTheSameStreamWithTrailers() {
        Loopback call =
                Loopback.post("/org.connectjakarta.test.WordService/Echo", "application/grpc+json")
                        .body(envelope(0, "{\"text\":\"a\"}"))
                        .servedBy(server);

        assertThat(call.status()).isEqualTo(200);
        assertThat(envelopes(call.bytes())).containsExactly("0:{\"text\":\"a?\"}");
        assertThat(call.trailers().get("grpc-status")).isEqualTo("0");
    }

    @Test
    void grpcWebHasItsTrailersInTheBody() {
        Loopback call =
                Loopback.post(
                                "/org.connectjakarta.test.WordService/Join",
                                "application/grpc-web+json")
                        .servedBy(server);

        assertThat(call.status()).isEqualTo(200);
        assertThat(envelopes(call.bytes()))
                .containsExactly("128:grpc-status: 12\r\ngrpc-message: not implemented\r\n");
    }

    @Test
    void interceptorsSeeMessagesAndNotBytes() {
        List<String> seen = new ArrayList<>();
        Interceptor watcher =
                new Interceptor() {
                    @Override
                    public void start(CallContext call) {
                        seen.add("start " + call.procedure() + " by " + call.protocol());
                    }

                    @Override
                    public Message request(CallContext call, Message message) {
                        seen.add("request " + ((Word) message).getText());
                        return Words.word("replaced");
                    }

                    @Override
                    public Message response(CallContext call, Message message) {
                        seen.add("response " + ((Word) message).getText());
                        return message;
                    }

                    @Override
                    public void end(CallContext call, ConnectException error) {
                        seen.add("end " + error);
                    }
                };

        Loopback.post("/org.connectjakarta.test.WordService/Say", "application/json")
                .body("{\"text\":\"hello\"}")
                .servedBy(serverWith(ServerOptions.DEFAULT.withInterceptors(List.of(watcher))));

        assertThat(seen)
                .containsExactly(
                        "start /org.connectjakarta.test.WordService/Say by connect",
                        "request hello",
                        "response replaced!",
                        "end null");
    }

    private static byte[] envelope(int flags, String message) {
        byte[] content = message.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(flags);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(content.length >>> shift);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static List<String> envelopes(byte[] body) {
        List<String> envelopes = new ArrayList<>();
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(body);
        while (bytes.hasRemaining()) {
            int flags = bytes.get() & 0xff;
            byte[] content = new byte[bytes.getInt()];
            bytes.get(content);
            envelopes.add(flags + ":" + new String(content, StandardCharsets.UTF_8));
        }
        return envelopes;
    }
}
