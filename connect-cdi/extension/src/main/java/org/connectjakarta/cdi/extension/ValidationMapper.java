package org.connectjakarta.cdi.extension;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.ExceptionMapper;

/** Bean Validation: wrong arguments are the caller's mistake, a wrong return value is the service's. */
final class ValidationMapper implements ExceptionMapper<ConstraintViolationException> {

    static void addTo(Map<Class<? extends Throwable>, ExceptionMapper<?>> mappers) {
        mappers.put(ConstraintViolationException.class, new ValidationMapper());
    }

    @Override
    public ConnectException map(ConstraintViolationException thrown) {
        Set<ConstraintViolation<?>> violations = thrown.getConstraintViolations();
        if (violations == null || violations.stream().anyMatch(ValidationMapper::isOfReturnValue)) {
            return new ConnectException(Code.INTERNAL, "the service's answer is not valid", thrown);
        }
        String text =
                violations.stream()
                        .map(ValidationMapper::text)
                        .sorted()
                        .collect(Collectors.joining("; "));
        return new ConnectException(Code.INVALID_ARGUMENT, text, thrown);
    }

    private static boolean isOfReturnValue(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    /** Where and what, without the name of the Java method. */
    private static String text(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        Path.Node first = violation.getPropertyPath().iterator().next();
        String argument =
                first.getKind() == ElementKind.METHOD
                        ? path.substring(path.indexOf('.') + 1)
                        : path;
        return argument + ": " + violation.getMessage();
    }
}
