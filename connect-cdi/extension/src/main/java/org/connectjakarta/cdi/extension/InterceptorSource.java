package org.connectjakarta.cdi.extension;

import jakarta.enterprise.context.spi.CreationalContext;
import java.util.function.Consumer;
import org.connectjakarta.Interceptor;

/** Where an interceptor will come from. Asked once. */
@FunctionalInterface
interface InterceptorSource {

    /**
     * The interceptor.
     *
     * @param context owns what must live as long as the server
     * @param onClose takes what is to be done when the server has been closed
     */
    Interceptor create(CreationalContext<?> context, Consumer<Runnable> onClose);
}
