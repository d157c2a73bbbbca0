package org.connectjakarta.cdi;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Injects a client of a service that is somewhere else.
 *
 * <pre>{@code
 * @Inject @ConnectClient ElizaServiceConnect eliza;
 * @Inject @ConnectClient("backup") ElizaServiceConnect.Async other;
 * }</pre>
 *
 * <p>The type is any of the interfaces that the protoc plugin generates for a service, or one that extends one of these and has
 * {@link RegisterConnectClient}. {@code Instance} and {@code Provider} of them are injected, too. Clients are thread-safe; all that have
 * the same configuration share their connections, which are closed with the container.
 *
 * <p>On a bean that implements {@link org.connectjakarta.Interceptor}, it makes the bean watch the calls of the clients with that key, or
 * of all clients if it has no value; such a bean does not watch the services that are answered here. It may stand there several times.
 */
@Qualifier
@Documented
@Repeatable(ConnectClient.List.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ConnectClient {

    /**
     * What the settings of the client are named by, as in {@code connect.client."backup".url}. By default the full name of the service,
     * such as {@code connectrpc.eliza.v1.ElizaService}, or the key that {@link RegisterConnectClient#configKey} gives to the interface.
     */
    String value() default "";

    /** Several of them. */
    @Documented
    @Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /** Each of them. */
        ConnectClient[] value();
    }

    /** The annotation as an object, for programmatic lookup. */
    final class Literal extends AnnotationLiteral<ConnectClient> implements ConnectClient {
        /** Without a key. */
        public static final Literal DEFAULT = of("");

        private static final long serialVersionUID = 1;

        private final String value;

        private Literal(String value) {
            this.value = value;
        }

        /** With a key. */
        public static Literal of(String key) {
            return new Literal(key);
        }

        @Override
        public String value() {
            return value;
        }
    }
}
