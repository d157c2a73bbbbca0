package org.connectjakarta.servers.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.servers.jakarta.v1.WorkConnect;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the server's executor brings along from an asynchronous service. */
@ArquillianTest
@RunAsClient
class WorkIT {

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.authenticated(Wars.war("work", WorkNotes.class, WhoCalls.class), "BASIC");
    }

    @ParameterizedTest
    @CsvSource({
        "jndi, hello",
        "class, WorkNotes",
        "caller, ann the admin",
        "transaction, 6 0",
        // The request scope stays behind: what uses it there fails.
        "request, unknown"
    })
    void theManagedExecutorHasTheContextOfTheService(String question, String answer) {
        try (RpcClient rpc =
                Clients.builder(Protocol.CONNECT)
                        .header("authorization", Clients.basic("ann:secret"))
                        .buildRpc()) {
            assertThat(
                            Clients.answer(
                                    each -> WorkConnect.client(each).say(Notes.note(question)),
                                    rpc))
                    .isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void streamsGoOnThere(Protocol protocol) {
        try (RpcClient rpc = Clients.rpc(protocol)) {
            Stream<String> notes = Stream.of("a", "b");
            assertThat(WorkConnect.client(rpc).gather(notes.map(Notes::note)).getText())
                    .isEqualTo("2hello");
        }
    }
}
