package org.connectjakarta.quarkus.deployment.nativemode;

import io.quarkus.deployment.builditem.BytecodeTransformerBuildItem;
import io.quarkus.gizmo.ClassCreator;
import io.quarkus.gizmo.MethodCreator;
import io.quarkus.gizmo.MethodDescriptor;
import java.io.InputStream;
import java.io.OutputStream;
import org.connectjakarta.compression.Compression;

/** What stands in for a compression whose library is not there: it cannot be created, and refers to nothing of that library. */
final class AbsentCompression {
    private AbsentCompression() {}

    static BytecodeTransformerBuildItem of(String className) {
        return StandIn.of(className, AbsentCompression::write, Compression.class);
    }

    private static void write(ClassCreator type) {
        try (MethodCreator constructor = type.getMethodCreator("<init>", void.class)) {
            constructor.setModifiers(0);
            constructor.invokeSpecialMethod(
                    MethodDescriptor.ofConstructor(Object.class), constructor.getThis());
            fail(constructor);
        }
        fail(type.getMethodCreator("name", String.class));
        fail(type.getMethodCreator("compress", OutputStream.class, OutputStream.class));
        fail(type.getMethodCreator("decompress", InputStream.class, InputStream.class));
    }

    private static void fail(MethodCreator method) {
        method.throwException(UnsupportedOperationException.class, "its library is missing");
    }
}
