package org.connectjakarta.quarkus.deployment.nativemode;

import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.BytecodeTransformerBuildItem;
import io.quarkus.gizmo.ClassCreator;
import io.quarkus.gizmo.MethodCreator;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.connectjakarta.cdi.mapper.StandardMappers;

/** Mappers for exceptions of an API that the application does not have: native-image resolves everything that may be called, there or not. */
class MappersProcessor {
    private static final String VALIDATION = "jakarta.validation.ConstraintViolationException";
    private static final String VALIDATION_MAPPER =
            StandardMappers.class.getPackageName() + ".ValidationMapper";

    @BuildStep(onlyIf = ForNative.class)
    void absent(BuildProducer<BytecodeTransformerBuildItem> transformers) {
        if (!QuarkusClassLoader.isClassPresentAtRuntime(VALIDATION)) {
            transformers.produce(
                    new BytecodeTransformerBuildItem.Builder()
                            .setClassToTransform(VALIDATION_MAPPER)
                            .setInputTransformer((name, original) -> withoutMapper(name))
                            .build());
        }
    }

    /** A class with the name of the mapper's, which adds nothing. */
    private static byte[] withoutMapper(String className) {
        AtomicReference<byte[]> written = new AtomicReference<>();
        try (ClassCreator type =
                        ClassCreator.builder()
                                .classOutput((name, bytes) -> written.set(bytes))
                                .className(className)
                                .build();
                MethodCreator addTo = type.getMethodCreator("addTo", void.class, Map.class)) {
            addTo.setModifiers(Modifier.STATIC);
            addTo.returnVoid();
        }
        return written.get();
    }
}
