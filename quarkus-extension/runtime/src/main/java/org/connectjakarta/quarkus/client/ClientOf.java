package org.connectjakarta.quarkus.client;

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
}
