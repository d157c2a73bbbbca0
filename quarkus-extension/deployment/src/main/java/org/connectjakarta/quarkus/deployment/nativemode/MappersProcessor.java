package org.connectjakarta.quarkus.deployment.nativemode;

import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.BytecodeTransformerBuildItem;
import io.quarkus.gizmo.ClassCreator;
import io.quarkus.gizmo.MethodCreator;
import java.lang.reflect.Modifier;
import java.util.Map;
import org.connectjakarta.cdi.mapper.StandardMappers;

/** Mappers for exceptions of an API that the application does not have. */
class MappersProcessor {
    private static final String VALIDATION = "jakarta.validation.ConstraintViolationException";
    private static final String VALIDATION_MAPPER =
            StandardMappers.class.getPackageName() + ".ValidationMapper";

    @BuildStep(onlyIf = ForNative.class)
    void absent(BuildProducer<BytecodeTransformerBuildItem> transformers) {
        if (!QuarkusClassLoader.isClassPresentAtRuntime(VALIDATION)) {
            transformers.produce(StandIn.of(VALIDATION_MAPPER, MappersProcessor::addNothing));
        }
    }

    private static void addNothing(ClassCreator mapper) {
        try (MethodCreator addTo = mapper.getMethodCreator("addTo", void.class, Map.class)) {
            addTo.setModifiers(Modifier.STATIC);
            addTo.returnVoid();
        }
    }
}
