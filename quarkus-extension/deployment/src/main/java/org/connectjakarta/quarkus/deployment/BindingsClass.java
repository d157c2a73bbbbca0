package org.connectjakarta.quarkus.deployment;

import io.quarkus.gizmo.ClassCreator;
import io.quarkus.gizmo.ClassOutput;
import io.quarkus.gizmo.MethodCreator;
import io.quarkus.gizmo.MethodDescriptor;
import io.quarkus.gizmo.ResultHandle;
import java.util.Arrays;
import java.util.List;
import org.connectjakarta.quarkus.runtime.ServiceBindings;
import org.connectjakarta.server.ServiceBinding;

/** The generated class that asks the generated interfaces for their bindings, so that nothing is reflected on when it runs. */
final class BindingsClass {
    private static final String NAME = "org.connectjakarta.quarkus.generated.Bindings";

    private BindingsClass() {}

    /** Writes the class; returns its name. */
    static String write(ClassOutput output, List<ServedServiceBuildItem> services) {
        try (ClassCreator bindings =
                        ClassCreator.builder()
                                .classOutput(output)
                                .className(NAME)
                                .interfaces(ServiceBindings.class)
                                .build();
                MethodCreator all = bindings.getMethodCreator("all", List.class)) {
            ResultHandle array = all.newArray(ServiceBinding.class, services.size());
            for (int i = 0; i < services.size(); i++) {
                MethodDescriptor binding =
                        MethodDescriptor.ofMethod(
                                services.get(i).interfaceName(), "binding", ServiceBinding.class);
                all.writeArrayValue(array, i, all.invokeStaticInterfaceMethod(binding));
            }
            all.returnValue(
                    all.invokeStaticMethod(
                            MethodDescriptor.ofMethod(
                                    Arrays.class, "asList", List.class, Object[].class),
                            array));
        }
        return NAME;
    }
}
