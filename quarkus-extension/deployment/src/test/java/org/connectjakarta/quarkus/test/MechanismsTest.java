package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.Authenticated;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.vertx.http.runtime.security.annotation.BasicAuthentication;
import io.quarkus.vertx.http.runtime.security.annotation.FormAuthentication;
import java.net.URI;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods that choose how their callers authenticate. */
class MechanismsTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(Choosy.class, Users.class, Texts.class))
                    .overrideConfigKey("quarkus.http.test-port", "0")
                    .overrideConfigKey("quarkus.http.auth.proactive", "false")
                    .overrideConfigKey("quarkus.http.auth.form.enabled", "true")
                    .overrideConfigKey("quarkus.http.auth.basic", "true");

    @TestHTTPResource("/")
    URI base;

    @ConnectService
    @BasicAuthentication
    public static class Choosy implements EchoServiceConnect {
        @Override
        public Text say(Text request) {
            return request;
        }

        @Override
        @Authenticated
        @FormAuthentication
        public Text join(Stream<Text> requests) {
            return Texts.text("joined");
        }
    }

    private EchoServiceConnect as(String user, String protocol) {
        return ConnectClientBuilder.newBuilder()
                .baseUri(base)
                .protocol(Protocol.of(protocol))
                .header("authorization", Users.basic(user, user))
                .build(EchoServiceConnect.class);
    }

    private static void isUnauthenticated(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ConnectException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(Code.UNAUTHENTICATED);
                            assertThat(e.message()).isEqualTo("authentication is needed");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "grpc", "grpc-web"})
    void aMethodKnowsCallersByItsOwnMechanism(String protocol) {
        EchoServiceConnect alice = as("alice", protocol);
        assertThat(alice.say(Texts.text("a")).getText()).isEqualTo("a");
        isUnauthenticated(() -> alice.join(Stream.of(Texts.text("a"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "grpc", "grpc-web"})
    void whoSaysHowCallersAuthenticateWantsToKnowThem(String protocol) {
        EchoServiceConnect stranger =
                ConnectClientBuilder.newBuilder()
                        .baseUri(base)
                        .protocol(Protocol.of(protocol))
                        .build(EchoServiceConnect.class);
        isUnauthenticated(() -> stranger.say(Texts.text("a")));
        isUnauthenticated(() -> stranger.join(Stream.of(Texts.text("a"))));
    }
}
