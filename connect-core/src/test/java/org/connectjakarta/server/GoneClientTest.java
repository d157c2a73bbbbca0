package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;

/** A client that has gone away, where the container shows it by a failed write alone. */
class GoneClientTest {
    private final List<String> seen = new ArrayList<>();

    private final class Repeater implements Words {
        private CallContext call;

        @Override
        public Stream<Word> repeat(Word request) {
            call.onCancel(() -> seen.add("cancelled " + call.isCancelled()));
            return Stream.of(Words.word("a"), Words.word("b")).onClose(() -> seen.add("closed"));
        }
    }

    @Test
    void aFailedWriteCancelsTheCall() {
        Repeater repeater = new Repeater();
        RpcServer server =
                RpcServer.builder()
                        .service(
                                Words.binding(),
                                call -> {
                                    repeater.call = call;
                                    return repeater;
                                },
                                ServerOptions.DEFAULT)
                        .build();
        Loopback.post("/org.connectjakarta.test.WordService/Repeat", "application/grpc")
                .body(new byte[5])
                .output(
                        new OutputStream() {
                            @Override
                            public void write(int b) throws IOException {
                                throw new IOException("broken pipe");
                            }
                        })
                .servedBy(server);

        assertThat(seen).containsExactly("cancelled true", "closed");
    }
}
