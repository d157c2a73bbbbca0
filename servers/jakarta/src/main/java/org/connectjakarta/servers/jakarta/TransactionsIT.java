package org.connectjakarta.servers.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.client.StreamCall;
import org.connectjakarta.servers.jakarta.v1.BankConnect;
import org.connectjakarta.servers.jakarta.v1.Note;
import org.connectjakarta.vertx.HttpVersionChoice;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call is a transaction. */
@ArquillianTest
@RunAsClient
class TransactionsIT {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.war("transactions", BankNotes.class);
    }

    private static String subject(String what) {
        return what + CALLS.incrementAndGet();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aCallThatSucceedsIsCommitted(Protocol protocol) {
        try (RpcClient rpc = Clients.rpc(protocol)) {
            String subject = subject("good");
            BankConnect.client(rpc).say(Notes.note(subject));
            assertThat(Clients.report(rpc, subject, "status 0, committed"))
                    .isEqualTo("status 0, committed");
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aCallThatFailsIsRolledBackAndTellsWhatItWants(Protocol protocol) {
        try (RpcClient rpc = Clients.rpc(protocol)) {
            String subject = subject("aborted");
            assertThatThrownBy(() -> BankConnect.client(rpc).say(Notes.note(subject)))
                    .isInstanceOfSatisfying(
                            ConnectException.class,
                            error -> {
                                assertThat(error.code()).isEqualTo(Code.ABORTED);
                                assertThat(error.message()).isEqualTo("try again");
                            });
            assertThat(Clients.report(rpc, subject, "status 0, rolled back"))
                    .isEqualTo("status 0, rolled back");
        }
    }

    @Test
    void aCallThatBreaksIsRolledBackAndConcealsWhy() {
        try (RpcClient rpc = Clients.rpc(Protocol.CONNECT)) {
            String subject = subject("broken");
            assertThatThrownBy(() -> BankConnect.client(rpc).say(Notes.note(subject)))
                    .isInstanceOfSatisfying(
                            ConnectException.class,
                            error -> {
                                assertThat(error.code()).isEqualTo(Code.UNKNOWN);
                                assertThat(error.message()).doesNotContain("secret");
                            });
            assertThat(Clients.report(rpc, subject, "status 0, rolled back"))
                    .isEqualTo("status 0, rolled back");
        }
    }

    @Test
    void aTransactionThatIsMarkedIsRolledBack() {
        try (RpcClient rpc = Clients.rpc(Protocol.CONNECT)) {
            String subject = subject("marked");
            Clients.answer(each -> BankConnect.client(each).say(Notes.note(subject)), rpc);
            assertThat(Clients.report(rpc, subject, "status 0, rolled back"))
                    .isEqualTo("status 0, rolled back");
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aStreamOfRequestsIsOneTransaction(Protocol protocol) {
        try (RpcClient rpc = Clients.rpc(protocol)) {
            String subject = subject("many");
            BankConnect.client(rpc).gather(Stream.of(Notes.note(subject), Notes.note(subject)));
            String committed = "status 0, status 0, committed, committed";
            assertThat(Clients.report(rpc, subject, committed)).isEqualTo(committed);
        }
    }

    @Test
    void aStreamThatItsClientCancelsIsRolledBack() {
        try (RpcClient rpc = Clients.rpc(Protocol.CONNECT, HttpVersionChoice.HTTP_1_1)) {
            String subject = subject("cancelled");
            try (StreamCall<Note, Note> call =
                    rpc.stream(BankConnect.Spec.GATHER, CallOptions.none())) {
                call.send(Notes.note(subject));
                assertThat(Clients.report(rpc, subject, "status 0")).isEqualTo("status 0");
            }
            assertThat(Clients.report(rpc, subject, "status 0, rolled back"))
                    .isEqualTo("status 0, rolled back");
        }
    }
}
