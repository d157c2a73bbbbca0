package org.connectjakarta.quarkus.deployment.devui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.memory.InMemoryTransport;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;

class LiveCallTest {
    private final List<Map<String, Object>> events = new ArrayList<>();

    /** Counts, joins, and says nothing to silence. */
    private static final class Echo implements EchoServiceConnect {
        @Override
        public Text say(Text request) {
            if (request.getText().isEmpty()) {
                throw new ConnectException(Code.INVALID_ARGUMENT, "silence")
                        .addDetail(Number.newBuilder().setNumber(7).build());
            }
            return request;
        }

        @Override
        public Text join(Stream<Text> requests) {
            return Text.newBuilder()
                    .setText(String.join(" ", requests.map(Text::getText).toList()))
                    .build();
        }
    }

    private List<Map<String, Object>> call(String procedure, String content) {
        MethodSpec<?, ?> method =
                EchoServiceConnect.binding().methods().stream()
                        .<MethodSpec<?, ?>>map(each -> each.spec())
                        .filter(each -> each.name().equals(procedure))
                        .findFirst()
                        .orElseThrow();
        InMemoryTransport transport =
                InMemoryTransport.to(EchoServiceConnect.binding(), new Echo());
        try (RpcClient client = RpcClient.builder(transport).build()) {
            new LiveCall<>(method, events::add).run(client, CallOptions.none(), content);
        }
        return events;
    }

    private static Object member(List<Map<String, Object>> events, String event, String member) {
        return events.stream()
                .filter(each -> each.get("event").equals(event))
                .findFirst()
                .orElseThrow()
                .get(member);
    }

    @Test
    void aUnaryCallIsToldFromHeadersToItsEnd() {
        assertThat(call("Say", "{\"text\": \"good day\"}"))
                .extracting(each -> each.get("event"))
                .containsExactly("headers", "message", "trailers", "end");
        assertThat(member(events, "message", "json").toString()).contains("good day");
        assertThat(member(events, "end", "code")).isEqualTo("ok");
    }

    @Test
    void aFailureHasItsCodeItsTextAndItsDetails() {
        call("Say", "{}");
        assertThat(member(events, "end", "code")).isEqualTo("invalid_argument");
        assertThat(member(events, "end", "message")).isEqualTo("silence");
        assertThat(member(events, "end", "details").toString())
                .contains("test.v1.Number")
                .contains("\"number\": 7");
    }

    @Test
    void aStreamTakesMessagesOneAfterTheOther() {
        call("Join", "{\"text\": \"good\"}\n{\"text\": \"day\"}");
        assertThat(member(events, "message", "json").toString()).contains("good day");
    }

    @Test
    void whatTheMethodDoesNotTakeIsNotSent() {
        assertThatThrownBy(() -> call("Say", "{} {}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the method takes one message, not 2");
        assertThatThrownBy(() -> call("Say", "{\"word\": 1}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("word");
        assertThatThrownBy(() -> call("Say", "{\"text\": "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not JSON");
        assertThat(events).isEmpty();
    }

    @Test
    void headersAreLines() {
        CallOptions options = RequestHeaders.parse("x-word: mellon\n\n  x-time: 12:30 ");
        assertThat(options.headers().get("x-word")).isEqualTo("mellon");
        assertThat(options.headers().get("x-time")).isEqualTo("12:30");
        assertThatThrownBy(() -> RequestHeaders.parse("mellon"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mellon");
    }
}
