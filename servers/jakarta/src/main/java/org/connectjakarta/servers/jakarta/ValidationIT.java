package org.connectjakarta.servers.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.BadRequest;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.servers.jakarta.v1.CheckedConnect;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.Asset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bean Validation on the methods of a service. */
@ArquillianTest
@RunAsClient
class ValidationIT {

    @Deployment(testable = false)
    static WebArchive war() {
        Asset settings =
                new StringAsset(
                        """
                        <validation-config xmlns="https://jakarta.ee/xml/ns/validation/configuration" version="3.0">
                          <property name="hibernate.validator.allow_parameter_constraint_override">true</property>
                        </validation-config>
                        """);
        return Wars.war("validation", CheckedNotes.class, Polite.class)
                // For Open Liberty, and for WildFly.
                .addAsWebInfResource(settings, "validation.xml")
                .addAsResource(settings, "META-INF/validation.xml");
    }

    private static @Nullable ConnectException unary(RpcClient rpc, String text) {
        return failure(() -> CheckedConnect.client(rpc).say(Notes.note(text)));
    }

    private static @Nullable ConnectException stream(RpcClient rpc, String text) {
        return failure(() -> Notes.one(CheckedConnect.client(rpc).watch(Notes.note(text))));
    }

    private static @Nullable ConnectException failure(ThrowingCallable call) {
        return catchThrowableOfType(ConnectException.class, call);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aWrongFieldIsABadRequest(Protocol protocol) {
        try (RpcClient rpc = Clients.rpc(protocol)) {
            for (ConnectException error : List.of(unary(rpc, ""), stream(rpc, ""))) {
                assertThat(error.code()).isEqualTo(Code.INVALID_ARGUMENT);
                assertThat(error.message()).isEqualTo("text: must not be empty");
                assertThat(error.detail(BadRequest.class).orElseThrow())
                        .isEqualTo(
                                BadRequest.newBuilder()
                                        .addFieldViolations(
                                                BadRequest.FieldViolation.newBuilder()
                                                        .setField("text")
                                                        .setDescription("must not be empty"))
                                        .build());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aWrongAnswerIsInternalAndConcealed(Protocol protocol) {
        try (RpcClient rpc = Clients.rpc(protocol)) {
            ConnectException error = unary(rpc, "please be rude");
            assertThat(error.code()).isEqualTo(Code.INTERNAL);
            assertThat(error.message()).isEqualTo("the service's answer is not valid");
            assertThat(error.details()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void whatIsValidIsAnswered(Protocol protocol) {
        try (RpcClient rpc = Clients.rpc(protocol)) {
            assertThat(unary(rpc, "please")).isNull();
            assertThat(stream(rpc, "please")).isNull();
        }
    }
}
