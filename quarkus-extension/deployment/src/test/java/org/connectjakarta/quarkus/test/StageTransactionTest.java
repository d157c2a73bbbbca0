package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StageTransactionTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Applications.transactions(Bookkeeper.class);

    @TestHTTPResource("/")
    URI base;

    @Inject Ledger ledger;

    /** Works in transactions, with the JDK's own types; its texts name them. */
    @ConnectService
    @Transactional
    public static class Bookkeeper implements EchoServiceConnect.Async {
        @Inject Ledger ledger;

        @Override
        public CompletionStage<Text> say(Text request) {
            String name = request.getText();
            ledger.join(name);
            return CompletableFuture.supplyAsync(
                    () -> {
                        if (name.equals("missing")) {
                            throw new ConnectException(Code.NOT_FOUND, "no such account");
                        }
                        return Texts.text(ledger.end(name));
                    });
        }

        @Override
        public Flow.Publisher<Text> count(Number request) {
            ledger.join("count");
            Multi<Text> texts =
                    Multi.createFrom()
                            .range(0, request.getNumber())
                            .map(each -> Texts.text(ledger.end("count")));
            // Not a Multi any more.
            return texts::subscribe;
        }
    }

    private EchoServiceConnect books() {
        return Http.grpc(base, EchoServiceConnect.class);
    }

    @Test
    void theTransactionOfAStageIsCommittedWithIt() {
        assertThat(books().say(Texts.text("plain")).getText()).isEqualTo(Ledger.OPEN);
        assertThat(ledger.end("plain")).isEqualTo(Ledger.COMMITTED);
    }

    @Test
    void aFailedStageIsRolledBackAndHasItsCode() {
        assertThatThrownBy(() -> books().say(Texts.text("missing")))
                .isInstanceOfSatisfying(
                        ConnectException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_FOUND))
                .hasMessageContaining("no such account");
        assertThat(ledger.end("missing")).isEqualTo(Ledger.ROLLED_BACK);
    }

    @Test
    void theTransactionOfAPublisherEndsWithIt() {
        Number two = Number.newBuilder().setNumber(2).build();
        try (Stream<Text> texts = books().count(two)) {
            assertThat(texts.map(Text::getText)).containsExactly(Ledger.OPEN, Ledger.OPEN);
        }
        assertThat(ledger.end("count")).isEqualTo(Ledger.COMMITTED);
    }
}
