package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ValidationTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(
                                                    Strict.class,
                                                    Spoken.class,
                                                    Spoken.Validator.class,
                                                    Dependencies.class,
                                                    Http.class,
                                                    Texts.class))
                    .setForcedDependencies(Dependencies.quarkus("quarkus-hibernate-validator"))
                    .overrideConfigKey("quarkus.http.test-port", "0")
                    .overrideConfigKey(
                            "quarkus.hibernate-validator.method-validation.allow-overriding-parameter-constraints",
                            "true");

    @TestHTTPResource("/")
    URI base;

    /** A text that says something. */
    @Constraint(validatedBy = Spoken.Validator.class)
    @Target({ElementType.PARAMETER, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Spoken {
        String message() default "must not be blank";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        class Validator implements ConstraintValidator<Spoken, Text> {
            @Override
            public boolean isValid(Text text, ConstraintValidatorContext context) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(
                                context.getDefaultConstraintMessageTemplate())
                        .addPropertyNode("text")
                        .addConstraintViolation();
                return !text.getText().isBlank();
            }
        }
    }

    @ConnectService
    public static class Strict implements EchoServiceConnect {
        @Override
        @Spoken
        public Text say(@Spoken Text request) {
            return Texts.text(request.getText().equals("empty") ? "" : "fine");
        }

        @Override
        public Text join(Stream<Text> requests) {
            return Texts.text("joined " + requests.count());
        }
    }

    @Test
    void aValidMessageIsServed() {
        EchoServiceConnect echo = Http.grpc(base, EchoServiceConnect.class);
        assertThat(echo.say(Texts.text("a")).getText()).isEqualTo("fine");
    }

    @Test
    void aViolationIsAnInvalidArgumentThatNamesTheField() {
        EchoServiceConnect echo = Http.grpc(base, EchoServiceConnect.class);
        assertThatThrownBy(() -> echo.say(Texts.text(" ")))
                .isInstanceOfSatisfying(
                        ConnectException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(Code.INVALID_ARGUMENT);
                            assertThat(e.message()).isEqualTo("text: must not be blank");
                            assertThat(e.details())
                                    .singleElement()
                                    .satisfies(
                                            detail -> {
                                                assertThat(detail.getTypeUrl())
                                                        .endsWith("google.rpc.BadRequest");
                                                assertThat(detail.getValue().toStringUtf8())
                                                        .contains("text", "must not be blank");
                                            });
                        });
    }

    @Test
    void anInvalidAnswerIsInternalAndKeptSecret() throws Exception {
        var response =
                Http.post(
                        base.resolve("/test.v1.EchoService/Say"),
                        "application/json",
                        "{\"text\": \"empty\"}");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("internal").doesNotContain("blank");
    }
}
