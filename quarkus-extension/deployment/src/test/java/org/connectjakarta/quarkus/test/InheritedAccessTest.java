package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing is opened by leaving an annotation out. */
class InheritedAccessTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(
                                                    Base.class,
                                                    Derived.class,
                                                    Http.class,
                                                    Users.class,
                                                    Texts.class))
                    .overrideConfigKey("quarkus.http.test-port", "0")
                    .overrideConfigKey("quarkus.http.auth.basic", "true")
                    .overrideConfigKey("quarkus.security.jaxrs.deny-unannotated-endpoints", "true");

    @TestHTTPResource("/test.v1.EchoService/")
    URI service;

    public abstract static class Base implements EchoServiceConnect {
        @Override
        public Text say(Text request) {
            return request;
        }

        @Override
        @RolesAllowed("speaker")
        public Text join(Stream<Text> requests) {
            return Texts.text("joined");
        }
    }

    @ConnectService
    @RolesAllowed("speaker")
    public static class Derived extends Base {
        @Override
        public Text join(Stream<Text> requests) {
            return Texts.text("joined");
        }

        @Override
        @PermitAll
        public Stream<Text> talk(Stream<Text> requests) {
            return requests;
        }
    }

    private String call(String method, String... headers) throws Exception {
        boolean unary = method.equals("Say");
        return Http.post(
                        service.resolve(method),
                        unary ? "application/json" : "application/connect+json",
                        unary ? "{}" : "\0\0\0\0\2{}",
                        headers)
                .body();
    }

    @Test
    void aClassRestrictsWhatItInherits() throws Exception {
        assertThat(call("Say")).contains("unauthenticated");
        assertThat(call("Say", "authorization", Users.basic("bob", "bob")))
                .contains("permission_denied");
        assertThat(call("Say", "authorization", Users.basic("alice", "alice"))).isEqualTo("{}");
    }

    @Test
    void anOverrideThatSaysNothingIsNotOpen() throws Exception {
        assertThat(call("Join")).contains("unauthenticated");
    }

    @Test
    void whatIsPermittedToAllIsOpenWhereTheUnannotatedIsClosed() throws Exception {
        assertThat(call("Talk")).doesNotContain("error");
    }
}
