package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.ConcurrentModificationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.ExceptionMapper;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TransactionTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            Applications.transactions(Bookkeeper.class, Conflicts.class);

    @TestHTTPResource("/")
    URI base;

    @Inject Ledger ledger;

    /** Works in transactions; its texts name them. */
    @ConnectService
    @Transactional
    public static class Bookkeeper implements EchoServiceConnect {
        @Inject Ledger ledger;

        @Override
        public Text say(Text request) {
            ledger.join(request.getText());
            return switch (request.getText()) {
                case "missing" -> throw new ConnectException(Code.NOT_FOUND, "no such account");
                case "broken" -> throw new IllegalStateException("a secret");
                default -> request;
            };
        }

        @Override
        public Stream<Text> count(Number request) {
            ledger.join("stream");
            return Stream.iterate(1, number -> number + 1)
                    .limit(request.getNumber())
                    .map(each -> Texts.text(ledger.end("stream") + " " + ledger.isOpen()));
        }

        @Override
        public Text join(Stream<Text> requests) {
            ledger.join("requests");
            return Texts.text(
                    requests.map(each -> ledger.end("requests") + " " + ledger.isOpen())
                            .collect(Collectors.joining(", ")));
        }
    }

    /** Says what it means that a transaction could not be committed. */
    @Singleton
    public static class Conflicts implements ExceptionMapper<ConcurrentModificationException> {
        @Override
        public ConnectException map(ConcurrentModificationException exception) {
            return ConnectException.of(Code.ABORTED, "somebody else was faster", exception);
        }
    }

    private EchoServiceConnect books() {
        return Http.grpc(base, EchoServiceConnect.class);
    }

    @Test
    void whatAMethodHasDoneIsCommittedBeforeItsAnswer() {
        assertThat(books().say(Texts.text("plain")).getText()).isEqualTo("plain");
        assertThat(ledger.end("plain")).isEqualTo(Ledger.COMMITTED);
    }

    @Test
    void whatFailsIsRolledBackAndHasItsCode() {
        assertThatThrownBy(() -> books().say(Texts.text("missing")))
                .isInstanceOfSatisfying(
                        ConnectException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_FOUND))
                .hasMessageContaining("no such account");
        assertThat(ledger.end("missing")).isEqualTo(Ledger.ROLLED_BACK);
    }

    @Test
    void whatFailsUnexpectedlyIsRolledBackAndHidden() {
        assertThatThrownBy(() -> books().say(Texts.text("broken")))
                .isInstanceOfSatisfying(
                        ConnectException.class, e -> assertThat(e.code()).isEqualTo(Code.UNKNOWN))
                .hasMessageNotContaining("secret");
        assertThat(ledger.end("broken")).isEqualTo(Ledger.ROLLED_BACK);
    }

    @Test
    void whatCannotBeCommittedFailsByItsReason() {
        assertThatThrownBy(() -> books().say(Texts.text("refused")))
                .isInstanceOfSatisfying(
                        ConnectException.class, e -> assertThat(e.code()).isEqualTo(Code.ABORTED))
                .hasMessageContaining("somebody else was faster");
        assertThat(ledger.end("refused")).isEqualTo(Ledger.ROLLED_BACK);
    }

    @Test
    void requestsAreReceivedInTheTransaction() {
        Text answer = books().join(Stream.of(Texts.text("one"), Texts.text("two")));
        assertThat(answer.getText()).isEqualTo("open true, open true");
        assertThat(ledger.end("requests")).isEqualTo(Ledger.COMMITTED);
    }

    @Test
    void theTransactionOfAStreamEndsWhenTheMethodReturnsIt() {
        Number two = Number.newBuilder().setNumber(2).build();
        try (Stream<Text> texts = books().count(two)) {
            assertThat(texts.map(Text::getText))
                    .containsExactly("committed false", "committed false");
        }
    }
}
