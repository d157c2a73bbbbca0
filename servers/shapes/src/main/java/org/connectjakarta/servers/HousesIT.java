package org.connectjakarta.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.connectjakarta.ConnectException;
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
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Applications beside each other, each with services, clients and settings of its own. */
@ArquillianTest
@RunAsClient
class HousesIT {
    @ArquillianResource Deployer deployer;

    @Deployment(name = "one", managed = false, testable = false)
    static WebArchive one() {
        return Houses.war("one", "");
    }

    @Deployment(name = "two", managed = false, testable = false)
    static WebArchive two() {
        return Houses.war("two", "/rpc");
    }

    @Deployment(name = "pair", managed = false, testable = false)
    static EnterpriseArchive pair() {
        return ShrinkWrap.create(EnterpriseArchive.class, "pair.ear")
                .addAsModule(one())
                .addAsModule(two());
    }

    @Test
    void allProtocolsButGrpcItselfBelowAContextRoot() {
        deployer.deploy("one");
        try {
            for (HttpVersionChoice version :
                    new HttpVersionChoice[] {
                        HttpVersionChoice.HTTP_1_1, HttpVersionChoice.HTTP_2
                    }) {
                for (Protocol protocol : new Protocol[] {Protocol.CONNECT, Protocol.GRPC_WEB}) {
                    try (RpcClient rpc = Houses.rpc(Houses.url("one"), protocol, version)) {
                        assertAnswers(HouseConnect.client(rpc));
                    }
                }
            }
            // A client that can be told of a path may call by gRPC; others know the root alone.
            try (RpcClient rpc =
                    Houses.rpc(Houses.url("one"), Protocol.GRPC, HttpVersionChoice.HTTP_2)) {
                assertAnswers(HouseConnect.client(rpc));
            }
            try (RpcClient rpc =
                    Houses.rpc(Houses.url(""), Protocol.GRPC, HttpVersionChoice.HTTP_2)) {
                HouseConnect house = HouseConnect.client(rpc);
                assertThatThrownBy(() -> house.name(Text.getDefaultInstance()))
                        .isInstanceOf(ConnectException.class);
            }
        } finally {
            deployer.undeploy("one");
        }
    }

    private static void assertAnswers(HouseConnect house) {
        assertThat(house.name(Text.getDefaultInstance()).getText()).isEqualTo("one");
        try (Stream<Text> ticks = house.tick(Time.newBuilder().setMillis(60).build())) {
            assertThat(ticks.map(Text::getText)).containsExactly("one", "one", "one");
        }
    }

    @Test
    void twoDeploymentsDoNotSeeEachOther() {
        deployer.deploy("one");
        deployer.deploy("two");
        try {
            assertBothAnswer();
            assertThat(Houses.neighbour("one")).isEqualTo("one, one");
            deployer.undeploy("one");
            assertThat(Houses.name("two/rpc")).isEqualTo("two");
            assertThat(Houses.neighbour("two/rpc")).isEqualTo("two, two");
            assertThatThrownBy(() -> Houses.name("one")).isInstanceOf(ConnectException.class);
        } finally {
            deployer.undeploy("two");
        }
    }

    @Test
    void twoWarsOfAnEarDoNotSeeEachOther() {
        deployer.deploy("pair");
        try {
            assertBothAnswer();
            assertThat(Houses.neighbour("one")).as("by both clients").isEqualTo("one, one");
            assertThat(Houses.neighbour("two/rpc")).as("by both clients").isEqualTo("two, two");
        } finally {
            deployer.undeploy("pair");
        }
    }

    private static void assertBothAnswer() {
        assertThat(Houses.name("one")).isEqualTo("one");
        assertThat(Houses.name("two/rpc")).isEqualTo("two");
        assertThat(Houses.neighbour("one")).startsWith("one");
        assertThat(Houses.neighbour("two/rpc")).startsWith("two");
        assertThatThrownBy(() -> Houses.name("one/rpc")).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> Houses.name("two")).isInstanceOf(ConnectException.class);
    }
}
