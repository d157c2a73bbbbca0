package org.connectjakarta.cdi.mapper;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.ExceptionMapper;

/**
 * Bean Validation: wrong arguments are the caller's mistake, told as {@code google.rpc.BadRequest}; a wrong return value is the
 * service's.
 */
final class ValidationMapper implements ExceptionMapper<ConstraintViolationException> {
    private static final Comparator<FieldViolation> ORDER =
            Comparator.comparing(FieldViolation::field).thenComparing(FieldViolation::description);

    static void addTo(Map<Class<? extends Throwable>, ExceptionMapper<?>> mappers) {
        mappers.put(ConstraintViolationException.class, new ValidationMapper());
    }

    @Override
    public ConnectException map(ConstraintViolationException thrown) {
        Set<ConstraintViolation<?>> violations = thrown.getConstraintViolations();
        if (violations == null || violations.stream().anyMatch(ValidationMapper::isOfReturnValue)) {
            return new ConnectException(Code.INTERNAL, "the service's answer is not valid", thrown);
        }
        List<FieldViolation> fields =
                violations.stream().map(ValidationMapper::fieldViolation).sorted(ORDER).toList();
        String text = fields.stream().map(FieldViolation::text).collect(Collectors.joining("; "));
        ConnectException error = new ConnectException(Code.INVALID_ARGUMENT, text, thrown);
        return fields.isEmpty() ? error : error.addDetail(badRequest(fields));
    }

    private static boolean isOfReturnValue(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    /** The path below the argument: what the names of the Java method and its parameter are does not matter to the caller. */
    private static FieldViolation fieldViolation(ConstraintViolation<?> violation) {
        StringBuilder path = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.isInIterable()) {
                Object place = node.getIndex() != null ? node.getIndex() : node.getKey();
                path.append('[').append(place == null ? "" : place).append(']');
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                path.append(path.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return new FieldViolation(path.toString(), violation.getMessage());
    }

    /** A google.rpc.BadRequest, written by hand, so that its class is not forced on applications. */
    private static Any badRequest(List<FieldViolation> fields) {
        UnknownFieldSet.Field.Builder all = UnknownFieldSet.Field.newBuilder();
        fields.forEach(field -> all.addLengthDelimited(field.message().toByteString()));
        return Any.newBuilder()
                .setTypeUrl("type.googleapis.com/google.rpc.BadRequest")
                .setValue(message(Map.of(1, all.build())).toByteString())
                .build();
    }

    private static UnknownFieldSet message(Map<Integer, UnknownFieldSet.Field> fields) {
        UnknownFieldSet.Builder message = UnknownFieldSet.newBuilder();
        fields.forEach(message::addField);
        return message.build();
    }

    /**
     * One wrong field.
     *
     * @param field the path of the field in the message; empty for the message itself
     * @param description what is wrong with it
     */
    private record FieldViolation(String field, String description) {

        String text() {
            return field.isEmpty() ? description : field + ": " + description;
        }

        /** As google.rpc.BadRequest.FieldViolation. */
        UnknownFieldSet message() {
            return ValidationMapper.message(Map.of(1, string(field), 2, string(description)));
        }

        private static UnknownFieldSet.Field string(String value) {
            return UnknownFieldSet.Field.newBuilder()
                    .addLengthDelimited(ByteString.copyFromUtf8(value))
                    .build();
        }
    }
}
