package org.connectjakarta;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface that the protoc plugin generated for a service: the blocking one, and each other flavour of it. Such an
 * interface has a static method {@code binding()} that returns its {@link org.connectjakarta.server.ServiceBinding}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface GeneratedService {
    /** The full name of the service, such as {@code connectrpc.eliza.v1.ElizaService}. */
    String value();
}
