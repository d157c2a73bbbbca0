package org.connectjakarta.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.BadRequest;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.embedded.engine.CheckedConnect;
import org.connectjakarta.embedded.engine.Note;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bean Validation on the methods of a service. */
class ValidationTest {
    private static ConnectServer server;

    @Constraint(validatedBy = PoliteValidator.class)
    @Target({ElementType.PARAMETER, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Polite {
        String message() default "must say please";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    public static class PoliteValidator implements ConstraintValidator<Polite, Note> {
        @Override
        public boolean isValid(Note note, ConstraintValidatorContext context) {
            if (note.getText().isEmpty()) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate("must not be empty")
                        .addPropertyNode("text")
                        .addConstraintViolation();
                return false;
            }
            return note.getText().contains("please");
        }
    }

    @ConnectService
    public static class Checked implements CheckedConnect {
        @Override
        public @Polite Note say(@Polite Note note) {
            return Note.newBuilder().setText(note.getText().replace("rudely", "")).build();
        }

        @Override
        public @NotNull Stream<Note> watch(@Polite Note note) {
            return note.getText().equals("please fail") ? null : Stream.of(note);
        }
    }

    @BeforeAll
    static void start() {
        server = TestServers.builder().start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ConnectException failure(Protocol protocol, String text, boolean stream) {
        Note note = Note.newBuilder().setText(text).build();
        try (RpcClient rpc =
                ConnectClientBuilder.newBuilder()
                        .baseUri(server.uri())
                        .protocol(protocol)
                        .buildRpc()) {
            return catchThrowableOfType(
                    ConnectException.class,
                    () -> {
                        if (stream) {
                            CheckedConnect.client(rpc).watch(note).findFirst();
                        } else {
                            CheckedConnect.client(rpc).say(note);
                        }
                    });
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aWrongFieldIsABadRequest(Protocol protocol) {
        for (boolean stream : new boolean[] {false, true}) {
            ConnectException error = failure(protocol, "", stream);
            assertThat(error.code()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(error.message()).isEqualTo("text: must not be empty");
            assertThat(error.detail(BadRequest.class).orElseThrow().getFieldViolationsList())
                    .singleElement()
                    .satisfies(
                            violation -> {
                                assertThat(violation.getField()).isEqualTo("text");
                                assertThat(violation.getDescription())
                                        .isEqualTo("must not be empty");
                            });
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aWrongMessageIsABadRequestWithoutField(Protocol protocol) {
        ConnectException error = failure(protocol, "give me that", false);
        assertThat(error.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(error.message()).isEqualTo("must say please");
        assertThat(error.detail(BadRequest.class).orElseThrow().getFieldViolations(0).getField())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aWrongAnswerIsInternalAndConcealed(Protocol protocol) {
        ConnectException error = failure(protocol, "please fail", true);
        assertThat(error.code()).isEqualTo(Code.INTERNAL);
        assertThat(error.message()).isEqualTo("the service's answer is not valid");
        assertThat(error.details()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void whatIsValidIsAnswered(Protocol protocol) {
        assertThat(failure(protocol, "please", false)).isNull();
        assertThat(failure(protocol, "please", true)).isNull();
    }
}
