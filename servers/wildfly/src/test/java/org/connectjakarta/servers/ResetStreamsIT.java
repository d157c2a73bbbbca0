package org.connectjakarta.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** What clients leave behind when they reset streams of HTTP/2 does not bring the connection to a stop. */
@ArquillianTest
@RunAsClient
class ResetStreamsIT {
    private static final String SERVICE = "/connectrpc.eliza.v1.ElizaService";

    /** Less than half of the window: Undertow gives no more back before half of it is used. */
    private static final byte[] UNREAD = new byte[30_000];

    @Deployment(testable = false)
    static WebArchive reset() {
        return Wars.war("reset");
    }

    private static RawHttp2 connect() throws Exception {
        return new RawHttp2(Integer.getInteger("http.port"), "/reset");
    }

    private static void speaks(RawHttp2 connection) throws Exception {
        connection.begin(SERVICE + "/Say", "application/json");
        connection.data("{\"sentence\": \"hello\"}".getBytes(StandardCharsets.UTF_8), true);
        connection.send();
        assertThat(connection.body())
                .isEqualTo("{\"sentence\":\"Hello. What brings you here today?\"}");
    }

    @Test
    void aStreamThatIsResetGivesBackWhatNobodyHasReadOfIt() throws Exception {
        try (RawHttp2 connection = connect()) {
            for (int call = 0; call < 50; call++) {
                connection.begin(SERVICE + "/Say", "application/proto");
                connection.data(UNREAD, false);
                connection.reset();
                connection.send();
            }
            speaks(connection);
        }
    }

    @Test
    void aStreamThatIsResetAfterItsAnswerGivesBackTheRest() throws Exception {
        try (RawHttp2 connection = connect()) {
            for (int call = 0; call < 50; call++) {
                connection.begin(SERVICE + "/Say", "text/unknown");
                connection.send();
                assertThat(connection.body()).startsWith("the content type must be");
                connection.data(UNREAD, false);
                connection.reset();
                connection.send();
            }
            speaks(connection);
        }
    }
}
