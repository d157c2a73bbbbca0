package org.connectjakarta.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Message;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.DeadlineExceededException;
import org.connectjakarta.Interceptor;
import org.connectjakarta.memory.InMemoryTransport;
import org.connectjakarta.server.Collected;
import org.connectjakarta.server.ListPublisher;
import org.connectjakarta.server.Words;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The way of a call, told by the one who makes it. Read it as an introduction to the client. */
@Timeout(60)
class ClientStoryTest {
    /** What is called: a service as anybody would write it. */
    private static final class Parrot implements Words {
        @Override
        public Word say(Word request) {
            if (request.getText().isEmpty()) {
                ConnectException error =
                        new ConnectException(Code.INVALID_ARGUMENT, "say what?")
                                .addDetail(Words.word("detail"));
                error.metadata().add("x-hint", "speak up");
                throw error;
            }
            return Words.word(request.getText() + "!");
        }

        @Override
        public Stream<Word> repeat(Word request) {
            return IntStream.range(0, request.getTimes())
                    .mapToObj(i -> Words.word(request.getText() + i));
        }

        @Override
        public Word join(Stream<Word> requests) {
            return Words.word(String.join(" ", requests.map(Word::getText).toList()));
        }

        @Override
        public Stream<Word> echo(Stream<Word> requests) {
            return requests.map(word -> Words.word(word.getText() + "?"));
        }
    }

    private final RpcClient rpc = client(ClientOptions.DEFAULT);

    private static RpcClient client(ClientOptions options) {
        return RpcClient.builder(InMemoryTransport.to(Words.binding(), new Parrot()))
                .options(options)
                .build();
    }

    @AfterEach
    void close() {
        rpc.close();
    }

    @Test
    void aUnaryCallTakesAMessageAndReturnsOne() {
        Response<Word> response = rpc.unary(Words.SAY, Words.word("hello"), CallOptions.none());

        assertThat(response.message().getText()).isEqualTo("hello!");
        assertThat(response.headers().get("content-type")).isEqualTo("application/proto");
    }

    @Test
    void anErrorIsAnExceptionWithCodeMessageDetailsAndMetadata() {
        assertThatThrownBy(() -> rpc.unary(Words.SAY, Words.word(""), CallOptions.none()))
                .isInstanceOfSatisfying(
                        ConnectException.class,
                        error -> {
                            assertThat(error.code()).isEqualTo(Code.INVALID_ARGUMENT);
                            assertThat(error.message()).isEqualTo("say what?");
                            assertThat(error.detail(Word.class)).contains(Words.word("detail"));
                            assertThat(error.metadata().get("x-hint")).isEqualTo("speak up");
                            assertThat(error.isFromWire()).isTrue();
                        });
    }

    @Test
    void aServerStreamIsAStream() {
        Word request = Word.newBuilder().setText("a").setTimes(3).build();

        try (Stream<Word> responses = rpc.serverStream(Words.REPEAT, request)) {
            assertThat(responses.map(Word::getText)).containsExactly("a0", "a1", "a2");
        }
    }

    @Test
    void aClientStreamTakesAStream() {
        Word answer = rpc.clientStream(Words.JOIN, Stream.of("a", "b").map(Words::word));

        assertThat(answer.getText()).isEqualTo("a b");
    }

    @Test
    void aBidiStreamTakesAStreamAndIsOne() {
        try (Stream<Word> responses = rpc.bidi(Words.ECHO, Stream.of("a", "b").map(Words::word))) {
            assertThat(responses.map(Word::getText)).containsExactly("a?", "b?");
        }
    }

    @Test
    void aStreamCanBeLedStepByStep() {
        try (StreamCall<Word, Word> call = rpc.stream(Words.ECHO, CallOptions.none())) {
            call.send(Words.word("one"));
            assertThat(call.receive()).contains(Words.word("one?"));
            call.send(Words.word("two"));
            assertThat(call.receive()).contains(Words.word("two?"));
            call.closeSend();
            assertThat(call.receive()).isEmpty();
            assertThat(call.headers().get("content-type")).isEqualTo("application/connect+proto");
            assertThat(call.trailers().isEmpty()).isTrue();
        }
    }

    @Test
    void asynchronousCallsAreStagesAndPublishers() {
        Word request = Word.newBuilder().setText("a").setTimes(2).build();

        assertThat(Flavour.await(rpc.asyncUnary(Words.SAY, Words.word("hello"))).getText())
                .isEqualTo("hello!");
        assertThat(Flavour.await(Collected.from(rpc.asyncServerStream(Words.REPEAT, request))))
                .containsExactly(Words.word("a0"), Words.word("a1"));
        assertThat(
                        Flavour.await(
                                Collected.from(
                                        rpc.asyncBidi(
                                                Words.ECHO,
                                                new ListPublisher(List.of(Words.word("b")))))))
                .containsExactly(Words.word("b?"));
    }

    @Test
    void aCallThatTakesTooLongFails() {
        RpcClient hasty =
                ScriptedTransport.silent()
                        .client(ClientOptions.DEFAULT.withTimeout(Duration.ofMillis(20)));

        assertThatThrownBy(() -> hasty.unary(Words.SAY, Words.word("hello"), CallOptions.none()))
                .isInstanceOf(DeadlineExceededException.class);
    }

    @Test
    void interceptorsSeeMessagesAndMetadataOnTheClientToo() {
        Interceptor authenticator =
                new Interceptor() {
                    @Override
                    public void start(CallContext call) {
                        call.requestHeaders().add("authorization", "Bearer token");
                    }

                    @Override
                    public Message request(CallContext call, Message message) {
                        return Words.word(((Word) message).getText().toUpperCase());
                    }
                };
        Noted noted = new Noted();

        try (RpcClient intercepted =
                client(ClientOptions.DEFAULT.withInterceptors(List.of(authenticator, noted)))) {
            intercepted.unary(Words.SAY, Words.word("hello"), CallOptions.none());
        }

        assertThat(noted.events)
                .containsExactly(
                        "start Say by connect", "request HELLO", "response HELLO!", "end ok");
        assertThat(noted.call.requestHeaders().get("authorization")).isEqualTo("Bearer token");
    }
}
