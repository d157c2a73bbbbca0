package org.connectjakarta.mp.client;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the class behind a registered interface delegates to. Public because that class lives in the package of the interface. */
@Qualifier
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ClientOf {

    /** The name of the class. */
    String value();

    /** The annotation as an object. */
    final class Literal extends AnnotationLiteral<ClientOf> implements ClientOf {
        private static final long serialVersionUID = 1;

        private final String value;

        Literal(String value) {
            this.value = value;
        }

        @Override
        public String value() {
            return value;
        }
    }
}
