package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.Headers;
import org.connectjakarta.Peer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service sees of its call. */
class ContextTest {
    private static final Peer PEER = new Peer("192.0.2.1", 4711, List.of());

    private static RpcServer looking(Consumer<CallContext> look) {
        return Servers.of(
                call ->
                        Servers.say(
                                word -> {
                                    look.accept(call);
                                    return word;
                                }),
                ServerOptions.DEFAULT);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void whoCallsWhatAndHow(Wire wire) {
        AtomicReference<CallContext> seen = new AtomicReference<>();
        WireCall call = WireCall.of(wire, Words.SAY).header("X-Ask", "one").header("x-ask", "two");

        call.answer(call.send("a").request().from(PEER).servedBy(looking(seen::set))).ok();

        CallContext context = seen.get();
        assertThat(context.peer()).isEqualTo(PEER);
        assertThat(context.procedure()).isEqualTo("/org.connectjakarta.test.WordService/Say");
        assertThat(context.method()).isSameAs(Words.SAY);
        assertThat(context.protocol()).isEqualTo(wire.protocolName());
        assertThat(context.httpMethod()).isEqualTo("POST");
        assertThat(context.requestHeaders().getAll("x-ask")).containsExactly("one", "two");
        assertThat(context.requestHeaders().get("content-type"))
                .isEqualTo(wire.contentType(Words.SAY.streamType(), "proto"));
        assertThat(context.isCancelled()).isFalse();
        assertThat(context.deadline()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type",
                "content-length",
                "Content-Encoding",
                "host",
                "te",
                "trailer",
                "connection",
                "transfer-encoding",
                "grpc-status",
                "Grpc-Message",
                "grpc-encoding",
                "connect-protocol-version",
                "Connect-Timeout-Ms",
                "trailer-x",
                ":status",
                "x y",
                "x\r\ny",
                "",
                "é"
            })
    void metadataOfTheProtocolsCannotBeSet(String name) {
        RpcServer server =
                looking(
                        call -> {
                            for (Headers headers :
                                    List.of(call.responseHeaders(), call.responseTrailers())) {
                                assertThatThrownBy(() -> headers.add(name, "x"))
                                        .isInstanceOf(IllegalArgumentException.class);
                                assertThatThrownBy(() -> headers.set(name, "x"))
                                        .isInstanceOf(IllegalArgumentException.class);
                            }
                        });

        WireCall.of(Wire.GRPC, Words.SAY).send("a").servedBy(server).ok();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nx-injected: 1", "a\nb", "a\rb", "a\u0000b", "früh", "a\u007fb"})
    void valuesCannotBreakOutOfTheirLine(String value) {
        RpcServer server =
                looking(
                        call ->
                                assertThatThrownBy(
                                                () -> call.responseTrailers().add("x-trail", value))
                                        .isInstanceOf(IllegalArgumentException.class));

        WireCall.of(Wire.GRPC_WEB, Words.SAY).send("a").servedBy(server).ok();
    }

    /** A request's headers hold what belongs to the protocols: copied blindly, they would break the response. */
    @Test
    void theRequestsHeadersCannotBeCopiedWholesale() {
        RpcServer server =
                looking(
                        call ->
                                assertThatThrownBy(
                                                () ->
                                                        call.responseHeaders()
                                                                .addAll(call.requestHeaders()))
                                        .isInstanceOf(IllegalArgumentException.class)
                                        .hasMessageContaining("content-type"));

        Loopback call = WireCall.of(Wire.GRPC, Words.SAY).send("a").request().servedBy(server);

        assertThat(call.responseHeaders().getAll("content-type")).hasSize(1);
    }

    @Test
    void metadataThatIsNotBase64IsNoErrorUntilItIsDecoded() {
        RpcServer server =
                looking(
                        call -> {
                            assertThat(call.requestHeaders().get("x-bytes-bin")).isEqualTo("!");
                            assertThatThrownBy(() -> call.requestHeaders().getBinary("x-bytes-bin"))
                                    .isInstanceOf(IllegalArgumentException.class);
                        });

        WireCall.of(Wire.GRPC, Words.SAY)
                .header("x-bytes-bin", "!")
                .send("a")
                .servedBy(server)
                .ok();
    }

    @Test
    void metadataIsKeptWhenTheCallFails() {
        RpcServer server =
                Servers.of(
                        call -> {
                            call.responseHeaders().add("x-head", "1");
                            call.responseTrailers().add("x-trail", "1");
                            return new Words() {};
                        },
                        ServerOptions.DEFAULT);
        for (Wire wire : Wire.values()) {
            WireAnswer answer = WireCall.of(wire, Words.SAY).send("a").servedBy(server);

            answer.failed(Code.UNIMPLEMENTED);
            assertThat(answer.headers.get("x-head")).isEqualTo("1");
            assertThat(answer.trailers.get("x-trail")).isEqualTo("1");
        }
    }
}
