package org.connectjakarta.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.servers.house.HouseConnect;
import org.connectjakarta.servers.house.Text;
import org.connectjakarta.servers.house.Time;
import org.connectjakarta.vertx.HttpVersionChoice;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** An application that is deployed again and again leaves nothing behind. */
@ArquillianTest
@RunAsClient
class RedeployIT {
    private static final int TIMES = 10;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ArquillianResource Deployer deployer;

    @Deployment(name = "again", managed = false, testable = false)
    static WebArchive again() {
        return Houses.war("again", "").addClasses(Trace.class, Trace.Left.class);
    }

    @Deployment(name = "broom", managed = false, testable = false)
    static WebArchive broom() {
        return ShrinkWrap.create(WebArchive.class, "broom.war")
                .addClasses(Broom.class, Broom.Last.class);
    }

    @Test
    void noClassLoaderIsLeft() throws Exception {
        sweep();
        for (int each = 0; each < TIMES; each++) {
            deployer.deploy("again");
            try {
                for (Protocol protocol : Protocol.values()) {
                    use(protocol, HttpVersionChoice.HTTP_2);
                }
                use(Protocol.CONNECT, HttpVersionChoice.HTTP_1_1);
                assertThat(ServerHeap.traces()).as("the heap shows the application").isPositive();
            } finally {
                deployer.undeploy("again");
            }
        }
        sweep();
        int left = ServerHeap.tracesGo(PATIENCE);
        assertThat(left)
                .as(() -> "class loaders that are left, held by\n" + ServerHeap.holders())
                .isZero();
    }

    /** Lets all threads serve another application, at the same time. */
    private void sweep() {
        deployer.deploy("broom");
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(Houses.url("broom/sweep"))).build();
            Stream.generate(() -> CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                    .limit(Broom.THREADS)
                    .toList()
                    .forEach(each -> assertThat(each.join().statusCode()).isEqualTo(200));
        } finally {
            deployer.undeploy("broom");
        }
    }

    private static void use(Protocol protocol, HttpVersionChoice version) {
        try (RpcClient rpc = Houses.rpc(Houses.url("again"), protocol, version)) {
            HouseConnect house = HouseConnect.client(rpc);
            assertThat(house.ask(Text.getDefaultInstance()).getText()).isEqualTo("again, again");
            assertThat(house.tick(Time.newBuilder().setMillis(60).build())).hasSize(3);
        }
    }
}
