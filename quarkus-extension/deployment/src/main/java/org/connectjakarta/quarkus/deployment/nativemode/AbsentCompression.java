package org.connectjakarta.quarkus.deployment.nativemode;

import io.quarkus.gizmo.ClassCreator;
import io.quarkus.gizmo.MethodCreator;
import io.quarkus.gizmo.MethodDescriptor;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.connectjakarta.compression.Compression;

/** A class in the place of a compression whose library is not there: it cannot be created, and refers to nothing of that library. */
final class AbsentCompression {
    private AbsentCompression() {}

    /** The bytes of a class with the name of the compression's. */
    static byte[] write(String className) {
        AtomicReference<byte[]> written = new AtomicReference<>();
        try (ClassCreator type =
                ClassCreator.builder()
                        .classOutput((name, bytes) -> written.set(bytes))
                        .className(className)
                        .interfaces(Compression.class)
                        .build()) {
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
        return written.get();
    }

    private static void fail(MethodCreator method) {
        method.throwException(UnsupportedOperationException.class, "its library is missing");
    }
}
