package org.connectjakarta.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.connectjakarta.Interceptor;

/**
 * Makes a class a bean and its methods public procedures: every interface that the protoc plugin generated and the class implements,
 * blocking or asynchronous, is served.
 *
 * <p>The bean is {@link ApplicationScoped} unless it names a scope of its own. In a normal scope all calls share one contextual
 * reference; a {@code @Dependent} service gets a new instance for each call, destroyed when the call is over. Calls always go
 * through the container, so interceptor bindings, decorators and transactions apply.
 *
 * <p>There is one bean for a service. A bean that is a selected {@code @Alternative}, or that specializes, replaces another; two that
 * are equal fail the deployment. A subclass inherits this annotation.
 */
@Stereotype
@ApplicationScoped
@Inherited
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ConnectService {

    /**
     * Interceptors for the calls of this service alone, outermost first. They run inside those that are beans with a
     * {@code jakarta.annotation.Priority}, which watch every service (the smaller the priority the further out), and inside those of
     * the setting {@code connect.server.interceptors}. A class that is a bean is looked up; any other is created once by the
     * container, with injection. A class that is named twice runs once, at the outermost of its places.
     */
    Class<? extends Interceptor>[] interceptors() default {};
}
