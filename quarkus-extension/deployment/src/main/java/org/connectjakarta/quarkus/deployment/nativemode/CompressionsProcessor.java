package org.connectjakarta.quarkus.deployment.nativemode;

import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.BytecodeTransformerBuildItem;
import io.quarkus.deployment.builditem.nativeimage.JniRuntimeAccessBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedPackageBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;
import io.quarkus.deployment.pkg.NativeConfig;
import java.util.Map;
import org.connectjakarta.compression.Compression;

/** The compressions whose libraries the application has: their code for the machine, and what that calls back. */
class CompressionsProcessor {
    private static final String ZSTD = "com.github.luben.zstd";
    private static final String BROTLI = "com.aayushatharva.brotli4j";
    private static final String SNAPPY = "org.xerial.snappy";

    @BuildStep(onlyIf = ForNative.class)
    void zstd(
            NativeConfig config,
            BuildProducer<NativeImageResourcePatternsBuildItem> resources,
            BuildProducer<RuntimeInitializedPackageBuildItem> initialized,
            BuildProducer<JniRuntimeAccessBuildItem> jni) {
        if (isThere(ZSTD + ".Zstd")) {
            initialized.produce(new RuntimeInitializedPackageBuildItem(ZSTD));
            Machine.of(config)
                    .forEach(machine -> resources.produce(include(machine.zstdLibrary())));
            // It sets the positions that it has come to.
            jni.produce(
                    new JniRuntimeAccessBuildItem(
                            false,
                            false,
                            true,
                            ZSTD + ".ZstdInputStreamNoFinalizer",
                            ZSTD + ".ZstdOutputStreamNoFinalizer"));
        }
    }

    @BuildStep(onlyIf = ForNative.class)
    void brotli(
            NativeConfig config,
            BuildProducer<NativeImageResourcePatternsBuildItem> resources,
            BuildProducer<RuntimeInitializedPackageBuildItem> initialized) {
        if (isThere(BROTLI + ".Brotli4jLoader")) {
            initialized.produce(new RuntimeInitializedPackageBuildItem(BROTLI));
            Machine.of(config)
                    .forEach(machine -> resources.produce(include(machine.brotliLibrary())));
        }
    }

    /** Its jar names its libraries itself. */
    @BuildStep(onlyIf = ForNative.class)
    void snappy(
            BuildProducer<RuntimeInitializedPackageBuildItem> initialized,
            BuildProducer<JniRuntimeAccessBuildItem> jni) {
        if (isThere(SNAPPY + ".Snappy")) {
            initialized.produce(new RuntimeInitializedPackageBuildItem(SNAPPY));
            jni.produce(
                    new JniRuntimeAccessBuildItem(false, true, false, SNAPPY + ".SnappyNative"));
        }
    }

    @BuildStep(onlyIf = ForNative.class)
    void absent(BuildProducer<BytecodeTransformerBuildItem> transformers) {
        Map<String, String> libraries =
                Map.of(
                        "ZstdCompression", ZSTD + ".Zstd",
                        "BrotliCompression", BROTLI + ".Brotli4jLoader",
                        "SnappyCompression", SNAPPY + ".Snappy");
        libraries.forEach(
                (compression, library) -> {
                    if (!isThere(library)) {
                        String name = Compression.class.getPackageName() + "." + compression;
                        transformers.produce(AbsentCompression.of(name));
                    }
                });
    }

    @BuildStep(onlyIf = ForNative.class)
    void ofTheApplication(BuildProducer<ServiceProviderBuildItem> providers) {
        String service = Compression.class.getName();
        if (QuarkusClassLoader.isResourcePresentAtRuntime(
                ServiceProviderBuildItem.SPI_ROOT + service)) {
            providers.produce(ServiceProviderBuildItem.allProvidersFromClassPath(service));
        }
    }

    private static boolean isThere(String className) {
        return QuarkusClassLoader.isClassPresentAtRuntime(className);
    }

    private static NativeImageResourcePatternsBuildItem include(String glob) {
        return NativeImageResourcePatternsBuildItem.builder().includeGlob(glob).build();
    }
}
