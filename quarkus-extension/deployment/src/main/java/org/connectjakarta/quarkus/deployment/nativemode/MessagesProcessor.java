package org.connectjakarta.quarkus.deployment.nativemode;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.connectjakarta.GeneratedService;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * Messages: protobuf calls their methods, those of their builders and of their enums by reflection, for JSON and for descriptors.
 * Nothing else of them, and nothing of services, is reflected on.
 */
class MessagesProcessor {
    private static final DotName GENERATED_SERVICE = DotName.createSimple(GeneratedService.class);
    private static final String PROTOBUF = "com.google.protobuf.";

    /** What protoc's classes extend or implement; the older names are those of code for protobuf 3. */
    private static final List<DotName> GENERATED =
            List.of(
                    DotName.createSimple(PROTOBUF + "GeneratedMessage"),
                    DotName.createSimple(PROTOBUF + "GeneratedMessage$ExtendableMessage"),
                    DotName.createSimple(PROTOBUF + "GeneratedMessage$Builder"),
                    DotName.createSimple(PROTOBUF + "GeneratedMessage$ExtendableBuilder"),
                    DotName.createSimple(PROTOBUF + "GeneratedMessageV3"),
                    DotName.createSimple(PROTOBUF + "GeneratedMessageV3$ExtendableMessage"),
                    DotName.createSimple(PROTOBUF + "GeneratedMessageV3$Builder"),
                    DotName.createSimple(PROTOBUF + "GeneratedMessageV3$ExtendableBuilder"));

    private static final DotName ENUM = DotName.createSimple(PROTOBUF + "ProtocolMessageEnum");

    @BuildStep(onlyIf = ForNative.class)
    ReflectiveClassBuildItem messages(CombinedIndexBuildItem combined) {
        IndexView index = combined.getIndex();
        Set<String> names = new TreeSet<>(indexed(index));
        names.addAll(ReachableTypes.of(services(index)));
        return ReflectiveClassBuildItem.builder(names)
                .constructors(false)
                .methods()
                .reason("messages of Connect services")
                .build();
    }

    /** It takes the layout of arrays from the JVM in which it is initialized. */
    @BuildStep(onlyIf = ForNative.class)
    RuntimeInitializedClassBuildItem memoryLayout() {
        return new RuntimeInitializedClassBuildItem(PROTOBUF + "UnsafeUtil");
    }

    /** The messages of the application and of indexed dependencies: what an Any holds is in no signature. */
    private static Set<String> indexed(IndexView index) {
        Set<String> names = new TreeSet<>();
        for (DotName each : GENERATED) {
            addTo(names, index.getAllKnownSubclasses(each));
        }
        addTo(names, index.getAllKnownImplementations(ENUM));
        return names;
    }

    private static void addTo(Set<String> names, Iterable<ClassInfo> classes) {
        for (ClassInfo each : classes) {
            // Of protobuf's own, if another extension has indexed them, only those that are
            // reached.
            if (!each.name().toString().startsWith(PROTOBUF)) {
                names.add(each.name().toString());
            }
        }
    }

    private static Set<String> services(IndexView index) {
        Set<String> names = new TreeSet<>();
        for (AnnotationInstance annotation : index.getAnnotations(GENERATED_SERVICE)) {
            names.add(annotation.target().asClass().name().toString());
        }
        return names;
    }
}
