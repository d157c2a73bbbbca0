package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Blocking streams belong to the thread that serves the call, and are lazy. */
@Timeout(60)
class StreamThreadTest {
    /** Another thread would wait for this one, which waits for the service, which waits for the other. */
    @Test
    void requestsThatAreReadByAnotherThreadFailRatherThanHang() {
        RpcServer server =
                Servers.of(
                        Servers.join(
                                requests -> {
                                    try {
                                        return OwnThread.supply(
                                                        () -> Words.word("" + requests.count()))
                                                .join();
                                    } catch (CompletionException e) {
                                        assertThat(e).hasMessageContaining("thread");
                                        throw e;
                                    }
                                }));
        try (CapturedLog log = new CapturedLog()) {
            WireCall call = WireCall.of(Wire.GRPC, Words.JOIN).send("a", "b");

            call.answer(call.startedBy(server).join()).failed(Code.UNKNOWN);

            assertThat(log.errors().get(0).getThrown()).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aParallelStreamOfResponsesKeepsItsOrder() {
        RpcServer server =
                Servers.of(
                        Servers.repeat(
                                word ->
                                        Stream.iterate(0, i -> i + 1)
                                                .limit(1000)
                                                .parallel()
                                                .map(i -> Words.word("" + i))));

        WireAnswer answer = WireCall.of(Wire.GRPC, Words.REPEAT).send("a").servedBy(server).ok();

        assertThat(answer.texts())
                .isEqualTo(
                        Stream.iterate(0, i -> i + 1)
                                .limit(1000)
                                .map(Object::toString)
                                .collect(Collectors.toList()));
    }

    @Test
    void aRequestIsReadWhenItIsAskedFor() throws Exception {
        RpcServer server = Servers.of(Servers.join(requests -> requests.findFirst().orElseThrow()));
        TestBody body = new TestBody();
        WireCall call = WireCall.of(Wire.GRPC, Words.JOIN).body(body);
        body.send(call.bytes(Words.word("first")));

        Background running = call.startedBy(server);

        assertThat(call.answer(running.join()).ok().texts()).containsExactly("first");
        assertThat(body.waits()).isZero();
    }

    @Test
    void anIteratorOfRequestsKeepsTheContractOfIterators() {
        RpcServer server =
                Servers.of(
                        Servers.join(
                                requests -> {
                                    var iterator = requests.iterator();
                                    assertThat(iterator.hasNext()).isTrue();
                                    assertThat(iterator.hasNext()).isTrue();
                                    Word one = iterator.next();
                                    Word two = iterator.next();
                                    assertThat(iterator.hasNext()).isFalse();
                                    assertThat(iterator.hasNext()).isFalse();
                                    try {
                                        iterator.next();
                                        throw new AssertionError("there was a third");
                                    } catch (NoSuchElementException e) {
                                        return Words.word(one.getText() + two.getText());
                                    }
                                }));

        WireAnswer answer = WireCall.of(Wire.GRPC, Words.JOIN).send("a", "b").servedBy(server);

        assertThat(answer.ok().texts()).isEqualTo(List.of("ab"));
    }

    /** A service that swallows the failure of its requests cannot turn it into a success. */
    @Test
    void aBrokenRequestStaysBroken() {
        RpcServer server =
                Servers.of(
                        Servers.join(
                                requests -> {
                                    try {
                                        return Words.word("" + requests.count());
                                    } catch (RuntimeException e) {
                                        return Words.word("all is well");
                                    }
                                }));
        WireCall call = WireCall.of(Wire.GRPC, Words.JOIN);
        call.sendRaw(call.raw(64, new byte[0]));

        assertThat(call.servedBy(server).failed(Code.INTERNAL).messages).isEmpty();
    }
}
