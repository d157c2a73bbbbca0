package org.connectjakarta.quarkus.deployment.nativemode;

import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveMethodBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;
import java.util.List;
import org.connectjakarta.GeneratedService;
import org.connectjakarta.Interceptor;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

/** What of the library must not be initialized while the executable is built, and what it looks for by name. */
class InitializationProcessor {
    private static final DotName GENERATED_SERVICE = DotName.createSimple(GeneratedService.class);
    private static final String CLIENT_BUILDER = "org.connectjakarta.mp.ConnectClientBuilder";

    /** Those that find out, when they are initialized, which compressions work in this process. */
    private static final List<String> AT_RUN_TIME =
            List.of(
                    "org.connectjakarta.compression.BuiltInCompressions",
                    "org.connectjakarta.compression.CompressionOptions",
                    "org.connectjakarta.server.ServerOptions",
                    "org.connectjakarta.client.WireOptions",
                    "org.connectjakarta.client.ClientOptions");

    @BuildStep(onlyIf = ForNative.class)
    List<RuntimeInitializedClassBuildItem> atRunTime() {
        return AT_RUN_TIME.stream().map(RuntimeInitializedClassBuildItem::new).toList();
    }

    /** The configuration may name them. */
    @BuildStep(onlyIf = ForNative.class)
    void interceptors(
            CombinedIndexBuildItem index, BuildProducer<ReflectiveClassBuildItem> reflective) {
        List<String> names =
                index.getIndex().getAllKnownImplementations(Interceptor.class).stream()
                        .filter(each -> !each.isAbstract() && !each.isInterface())
                        .map(each -> each.name().toString())
                        .toList();
        if (!names.isEmpty()) {
            reflective.produce(ReflectiveClassBuildItem.builder(names).build());
        }
    }

    /** A client that is built by hand is made by a method of the generated interface. */
    @BuildStep(onlyIf = ForNative.class)
    void clientsThatAreBuilt(
            CombinedIndexBuildItem index, BuildProducer<ReflectiveMethodBuildItem> reflective) {
        if (!QuarkusClassLoader.isClassPresentAtRuntime(CLIENT_BUILDER)) {
            return;
        }
        for (AnnotationInstance annotation : index.getIndex().getAnnotations(GENERATED_SERVICE)) {
            ClassInfo type = annotation.target().asClass();
            for (MethodInfo method : type.methods()) {
                if (method.name().equals("client")) {
                    reflective.produce(
                            new ReflectiveMethodBuildItem(
                                    "clients built by ConnectClientBuilder", method));
                }
            }
        }
    }
}
