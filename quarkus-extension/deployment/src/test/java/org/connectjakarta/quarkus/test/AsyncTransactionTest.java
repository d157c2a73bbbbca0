package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AsyncTransactionTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Applications.transactions(Bookkeeper.class);

    @TestHTTPResource("/")
    URI base;

    @Inject Ledger ledger;

    /** Works in transactions that are longer than its methods; its texts name them. */
    @ConnectService
    @Transactional
    public static class Bookkeeper implements EchoServiceConnect.Mutiny {
        @Inject Ledger ledger;

        @Override
        @Blocking
        public Uni<Text> say(Text request) {
            String name = request.getText();
            ledger.join(name);
            String thread = Threads.kind();
            return Uni.createFrom()
                    .item(() -> Texts.text(thread + " " + ledger.end(name)))
                    .onItem()
                    .invoke(
                            () -> {
                                if (name.equals("missing")) {
                                    throw new ConnectException(Code.NOT_FOUND, "no such account");
                                }
                            });
        }

        @Override
        public Multi<Text> count(Number request) {
            String name = "count " + request.getNumber();
            ledger.join(name);
            Multi<Integer> numbers = Multi.createFrom().range(0, 2);
            return (request.getNumber() < 0
                            ? numbers.onCompletion().switchTo(Multi.createFrom().nothing())
                            : numbers)
                    .map(
                            each -> {
                                if (each == request.getNumber()) {
                                    throw new ConnectException(Code.NOT_FOUND, "no such account");
                                }
                                return Texts.text(ledger.end(name));
                            });
        }

        @Override
        public Uni<Text> join(Multi<Text> requests) {
            ledger.join("requests");
            return requests.map(each -> ledger.end("requests"))
                    .collect()
                    .with(Collectors.joining(", "))
                    .map(Texts::text);
        }
    }

    private EchoServiceConnect books() {
        return Http.grpc(base, EchoServiceConnect.class);
    }

    @Test
    void theTransactionBeginsOnAWorkerAndIsCommittedWithTheItem() {
        assertThat(books().say(Texts.text("plain")).getText()).isEqualTo(Threads.WORKER + " open");
        assertThat(ledger.end("plain")).isEqualTo(Ledger.COMMITTED);
    }

    @Test
    void aFailedUniIsRolledBackAndHasItsCode() {
        assertThatThrownBy(() -> books().say(Texts.text("missing")))
                .isInstanceOfSatisfying(
                        ConnectException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_FOUND))
                .hasMessageContaining("no such account");
        assertThat(ledger.end("missing")).isEqualTo(Ledger.ROLLED_BACK);
    }

    @Test
    void requestsAreReceivedBeforeTheEndOfTheTransaction() {
        Text answer = books().join(Stream.of(Texts.text("one"), Texts.text("two")));
        assertThat(answer.getText()).isEqualTo("open, open");
        assertThat(ledger.end("requests")).isEqualTo(Ledger.COMMITTED);
    }

    @Test
    void theTransactionOfAMultiEndsWithIt() {
        assertThat(count(2)).containsExactly("open", "open");
        assertThat(ledger.end("count 2")).isEqualTo(Ledger.COMMITTED);
    }

    @Test
    void aFailedMultiIsRolledBackAndHasItsCode() {
        assertThatThrownBy(() -> count(1))
                .isInstanceOfSatisfying(
                        ConnectException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_FOUND))
                .hasMessageContaining("no such account");
        assertThat(ledger.end("count 1")).isEqualTo(Ledger.ROLLED_BACK);
    }

    @Test
    void theTransactionOfACancelledMultiIsCommitted() throws Exception {
        Number endless = Number.newBuilder().setNumber(-1).build();
        try (Stream<Text> texts = books().count(endless)) {
            assertThat(texts.iterator().next().getText()).isEqualTo("open");
        }
        assertThat(ledger.awaitEnd("count -1")).isEqualTo(Ledger.COMMITTED);
    }

    private List<String> count(int number) {
        try (Stream<Text> texts = books().count(Number.newBuilder().setNumber(number).build())) {
            return texts.map(Text::getText).toList();
        }
    }
}
