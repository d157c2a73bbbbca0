package org.connectjakarta.servers.jakarta;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.connectjakarta.servers.jakarta.v1.Note;

/** A note that says please. */
@Constraint(validatedBy = Polite.Validator.class)
@Target({ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Polite {
    String message() default "must say please";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Has a word about the field where that is wrong. */
    class Validator implements ConstraintValidator<Polite, Note> {
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
}
