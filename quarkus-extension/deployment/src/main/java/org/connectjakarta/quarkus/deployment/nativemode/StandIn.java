package org.connectjakarta.quarkus.deployment.nativemode;

import io.quarkus.deployment.builditem.BytecodeTransformerBuildItem;
import io.quarkus.gizmo.ClassCreator;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A class in the place of one of the same name, whose library the application does not have: native-image resolves everything that may
 * be called, there or not.
 */
final class StandIn {
    private StandIn() {}

    /**
     * Puts the class there.
     *
     * @param members writes what it has
     */
    static BytecodeTransformerBuildItem of(
            String className, Consumer<ClassCreator> members, Class<?>... interfaces) {
        return new BytecodeTransformerBuildItem.Builder()
                .setClassToTransform(className)
                .setInputTransformer((name, original) -> write(name, members, interfaces))
                .build();
    }

    private static byte[] write(
            String className, Consumer<ClassCreator> members, Class<?>... interfaces) {
        AtomicReference<byte[]> written = new AtomicReference<>();
        try (ClassCreator type =
                ClassCreator.builder()
                        .classOutput((name, bytes) -> written.set(bytes))
                        .className(className)
                        .interfaces(interfaces)
                        .build()) {
            members.accept(type);
        }
        return written.get();
    }
}
