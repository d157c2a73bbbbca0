package org.connectjakarta.quarkus.deployment.openapi;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationInstanceBuilder;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;

/** MicroProfile OpenAPI's annotations, by their names: the application may not have them. */
final class Annotations {
    private static final String PACKAGE = "org.eclipse.microprofile.openapi.annotations.";

    private Annotations() {}

    /** An annotation to be completed, by its name within the package of all. */
    static AnnotationInstanceBuilder annotation(String name) {
        return AnnotationInstance.builder(DotName.createSimple(PACKAGE + name));
    }

    /** A member whose value is a constant, by the name of its class within the package of all. */
    static AnnotationValue constant(String name, String type, String value) {
        return AnnotationValue.createEnumValue(name, DotName.createSimple(PACKAGE + type), value);
    }
}
