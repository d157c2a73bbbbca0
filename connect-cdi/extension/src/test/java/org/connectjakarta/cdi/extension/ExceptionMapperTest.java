package org.connectjakarta.cdi.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.StringValue;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.ExceptionMapper;
import org.connectjakarta.cdi.ConnectService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionMapperTest {
    private static Exception thrown;

    @ConnectService
    static class Failing implements EchoConnect {
        @Override
        public StringValue say(StringValue request) {
            throw ExceptionMapperTest.<RuntimeException>sneaky(thrown);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Exception> T sneaky(Exception exception) throws T {
        throw (T) exception;
    }

    @ApplicationScoped
    static class OfIo implements ExceptionMapper<IOException> {
        @Override
        public ConnectException map(IOException exception) {
            return new ConnectException(Code.DATA_LOSS, "io");
        }
    }

    @ApplicationScoped
    static class OfFile implements ExceptionMapper<FileNotFoundException> {
        @Override
        public ConnectException map(FileNotFoundException exception) {
            return new ConnectException(Code.NOT_FOUND, "file");
        }
    }

    @ApplicationScoped
    @Priority(1)
    static class FirstOfIo extends OfIo {
        @Override
        public ConnectException map(IOException exception) {
            return new ConnectException(Code.ABORTED, "first");
        }
    }

    @ApplicationScoped
    static class OtherOfIo extends OfIo {}

    @Dependent
    static class Generic<T extends Exception> implements ExceptionMapper<T> {
        @Override
        public ConnectException map(T exception) {
            return new ConnectException(Code.ABORTED, "generic");
        }
    }

    static class Producer {
        @Produces
        @ApplicationScoped
        ExceptionMapper<IllegalStateException> mapper() {
            return exception -> new ConnectException(Code.FAILED_PRECONDITION, "produced");
        }
    }

    @ApplicationScoped
    static class OfSecurity implements ExceptionMapper<SecurityException> {
        @Override
        public ConnectException map(SecurityException exception) {
            return new ConnectException(Code.UNAUTHENTICATED, "own");
        }
    }

    @ApplicationScoped
    static class Broken implements ExceptionMapper<IOException> {
        @Override
        public ConnectException map(IOException exception) {
            throw new IllegalStateException("secret");
        }
    }

    @Test
    void nearestSuperclassWins() {
        assertThat(answer(new FileNotFoundException(), OfIo.class, OfFile.class))
                .contains("not_found", "file");
        assertThat(answer(new IOException(), OfIo.class, OfFile.class)).contains("data_loss", "io");
    }

    @Test
    void smallerPriorityWinsForTheSameClass() {
        assertThat(answer(new IOException(), OfIo.class, FirstOfIo.class))
                .contains("aborted", "first");
    }

    @Test
    void samePriorityForTheSameClassFails() {
        assertThatThrownBy(() -> Deployment.of(OfIo.class, OtherOfIo.class))
                .hasMessageContaining(
                        "two exception mappers for java.io.IOException have the same priority")
                .hasMessageContaining(OfIo.class.getName())
                .hasMessageContaining(OtherOfIo.class.getName());
    }

    @Test
    void mapperOfNoCertainClassFails() {
        assertThatThrownBy(() -> Deployment.of(Generic.class))
                .hasMessageContaining(
                        Generic.class.getName() + " is an ExceptionMapper of no certain class");
    }

    @Test
    void mapperMayBeProduced() {
        assertThat(answer(new IllegalStateException(), Producer.class))
                .contains("failed_precondition", "produced");
    }

    @Test
    void othersAreConcealed() {
        assertThat(answer(new IllegalStateException("secret")))
                .contains("unknown")
                .doesNotContain("secret", "Illegal");
        assertThat(answer(new IOException("secret"), Broken.class))
                .contains("unknown")
                .doesNotContain("secret");
    }

    @Test
    void securityExceptionIsPermissionDeniedUnlessMappedOtherwise() {
        assertThat(answer(new SecurityException("secret")))
                .contains("permission_denied")
                .doesNotContain("secret");
        assertThat(answer(new SecurityException(), OfSecurity.class))
                .contains("unauthenticated", "own");
    }

    @Test
    void jaxrsExceptionIsMappedByItsStatusWithoutItsMessage() {
        assertThat(answer(new NotFoundException("secret")))
                .contains("not_found", "Not Found")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_ARGUMENT",
        "401, UNAUTHENTICATED",
        "403, PERMISSION_DENIED",
        "404, NOT_FOUND",
        "405, UNIMPLEMENTED",
        "408, DEADLINE_EXCEEDED",
        "409, ABORTED",
        "410, NOT_FOUND",
        "412, FAILED_PRECONDITION",
        "413, RESOURCE_EXHAUSTED",
        "416, OUT_OF_RANGE",
        "418, INVALID_ARGUMENT",
        "429, RESOURCE_EXHAUSTED",
        "500, INTERNAL",
        "501, UNIMPLEMENTED",
        "502, UNAVAILABLE",
        "503, UNAVAILABLE",
        "504, DEADLINE_EXCEEDED"
    })
    void codesOfJaxrsStatuses(int status, Code code) {
        assertThat(answer(new WebApplicationException(status))).contains(code.wireName());
    }

    @Test
    void violationByAnArgumentIsInvalidArgument() {
        var violations =
                Set.of(
                        violation(
                                "must not be blank",
                                ElementKind.METHOD,
                                "say",
                                ElementKind.PARAMETER,
                                "request"),
                        violation("must be short", ElementKind.PROPERTY, "name"));
        assertThat(answer(new ConstraintViolationException(violations)))
                .contains("invalid_argument", "must not be blank; name: must be short");
    }

    @Test
    void violationByTheReturnValueIsInternal() {
        var violations =
                Set.of(
                        violation(
                                "secret",
                                ElementKind.METHOD,
                                "say",
                                ElementKind.RETURN_VALUE,
                                "<return value>"));
        assertThat(answer(new ConstraintViolationException(violations)))
                .contains("internal")
                .doesNotContain("secret");
    }

    private static String answer(Exception exception, Class<?>... mappers) {
        thrown = exception;
        Class<?>[] classes = Arrays.copyOf(mappers, mappers.length + 1);
        classes[mappers.length] = Failing.class;
        try (Deployment app = Deployment.of(classes)) {
            return Call.say(app.server(), "").body();
        }
    }

    /**
     * A violation as a validator makes it, as far as it is read.
     *
     * @param kindsAndNames of the nodes of its path
     */
    private static ConstraintViolation<?> violation(String message, Object... kindsAndNames) {
        List<Path.Node> nodes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < kindsAndNames.length; i += 2) {
            Object kind = kindsAndNames[i];
            String name = (String) kindsAndNames[i + 1];
            nodes.add(node(kind, name));
            names.add(name);
        }
        Path path =
                new Path() {
                    @Override
                    public Iterator<Node> iterator() {
                        return nodes.iterator();
                    }

                    @Override
                    public String toString() {
                        return String.join(".", names);
                    }
                };
        return (ConstraintViolation<?>)
                Proxy.newProxyInstance(
                        ExceptionMapperTest.class.getClassLoader(),
                        new Class<?>[] {ConstraintViolation.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "getMessage", "toString" -> message;
                                    case "getPropertyPath" -> path;
                                    case "hashCode" -> message.hashCode();
                                    case "equals" -> proxy == arguments[0];
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }

    private static Path.Node node(Object kind, String name) {
        return (Path.Node)
                Proxy.newProxyInstance(
                        ExceptionMapperTest.class.getClassLoader(),
                        new Class<?>[] {Path.Node.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "getKind" -> kind;
                                    case "getName" -> name;
                                    case "isInIterable" -> false;
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }
}
