package org.connectjakarta.servers.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.client.StreamCall;
import org.connectjakarta.servers.jakarta.v1.BeansConnect;
import org.connectjakarta.servers.jakarta.v1.Note;
import org.connectjakarta.vertx.HttpVersionChoice;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What CDI has, in a call. */
@ArquillianTest
@RunAsClient
class BeansIT {

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.war(
                "beans",
                BeanNotes.class,
                Tally.class,
                Said.class,
                Listener.class,
                Loud.class,
                LoudInterceptor.class,
                Courtesy.class);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void interceptorsAndDecoratorsAreAroundTheMethod(Protocol protocol) {
        try (RpcClient rpc = Clients.rpc(protocol)) {
            assertThat(BeansConnect.client(rpc).say(Notes.note("hello")).getText())
                    .isEqualTo("DEAR CLIENT, HELLO");
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void eventsAreHeardWithinTheCall(Protocol protocol) {
        try (RpcClient rpc = Clients.rpc(protocol)) {
            String subject = "event " + protocol;
            BeansConnect.client(rpc).say(Notes.note(subject));
            String heard = "heard at 1, destroyed after 1";
            assertThat(Clients.report(rpc, subject, heard)).isEqualTo(heard);
            assertThat(Clients.report(rpc, subject + " later", "heard")).isEqualTo("heard");
        }
    }

    @Test
    void aRequestScopedBeanIsThatOfItsCallAndLivesAsLong() {
        // Over HTTP/1.1 all servers give a stream to its service as it comes.
        try (RpcClient rpc = Clients.rpc(Protocol.CONNECT, HttpVersionChoice.HTTP_1_1)) {
            StreamCall<Note, Note> first = rpc.stream(BeansConnect.Spec.GATHER, CallOptions.none());
            StreamCall<Note, Note> second =
                    rpc.stream(BeansConnect.Spec.GATHER, CallOptions.none());
            say(rpc, first, "first", "count 1");
            say(rpc, second, "second", "count 1");
            say(rpc, first, "first", "count 1, count 2");
            say(rpc, second, "second", "count 1, count 2");
            say(rpc, first, "first", "count 1, count 2, count 3");
            first.closeSend();
            assertThat(first.receive().orElseThrow().getText()).isEqualTo("count 3");
            String over = "count 1, count 2, count 3, destroyed after 3";
            assertThat(Clients.report(rpc, "first", over)).isEqualTo(over);
            second.closeSend();
            assertThat(second.receive().orElseThrow().getText()).isEqualTo("count 2");
            over = "count 1, count 2, destroyed after 2";
            assertThat(Clients.report(rpc, "second", over)).isEqualTo(over);
            first.close();
            second.close();
        }
    }

    private static void say(
            RpcClient rpc, StreamCall<Note, Note> call, String subject, String expected) {
        call.send(Notes.note(subject));
        assertThat(Clients.report(rpc, subject, expected)).isEqualTo(expected);
    }
}
