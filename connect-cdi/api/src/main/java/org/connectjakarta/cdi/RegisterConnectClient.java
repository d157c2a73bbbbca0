package org.connectjakarta.cdi;

import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface of the application injectable as a client. It extends one that the protoc plugin generated, and carries annotations
 * for its calls: those of MicroProfile Fault Tolerance, and interceptor bindings of any kind, on the interface or on methods that it
 * declares again.
 *
 * <pre>{@code
 * @RegisterConnectClient(configKey = "eliza")
 * public interface Therapist extends ElizaServiceConnect {
 *     @Retry(retryOn = UnavailableException.class)
 *     @Override
 *     SayResponse say(SayRequest request);
 * }
 *
 * @Inject @ConnectClient Therapist therapist;
 * }</pre>
 *
 * <p>The client is a bean of its own class, whose scope is {@code @Dependent} unless the interface names another one; interceptors,
 * stereotypes and further qualifiers of the interface are the bean's. Default methods of the interface are kept. The name of the class,
 * by which Fault Tolerance is configured, is that of the interface with {@code _ConnectClient} after it.
 *
 * <p>Not a qualifier: the interface is injected with {@link ConnectClient}.
 */
// A stereotype, so that the interface is found in archives whose beans are discovered by
// annotations.
@Stereotype
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RegisterConnectClient {

    /**
     * What the settings of the client are named by, unless an injection point names another key; by default the full name of the service.
     * Settings under the name of the interface, as in {@code com.example.Therapist/mp-connect/url}, go before those of the key.
     */
    String configKey() default "";

    /** The URL of the service, where configuration gives none. */
    String baseUri() default "";
}
