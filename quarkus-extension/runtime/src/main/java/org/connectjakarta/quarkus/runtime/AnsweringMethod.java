package org.connectjakarta.quarkus.runtime;

import io.quarkus.security.spi.runtime.MethodDescription;

/**
 * A method of a service, as it is handed from the build to the application.
 *
 * @param type the class or interface that declares it
 * @param name its name
 * @param message the type of its parameter
 */
public record AnsweringMethod(String type, String name, String message) {

    MethodDescription description() {
        return new MethodDescription(type, name, new String[] {message});
    }
}
