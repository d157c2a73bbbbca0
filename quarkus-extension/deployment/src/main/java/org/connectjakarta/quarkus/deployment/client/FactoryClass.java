package org.connectjakarta.quarkus.deployment.client;

import io.quarkus.gizmo.ClassCreator;
import io.quarkus.gizmo.ClassOutput;
import io.quarkus.gizmo.MethodCreator;
import io.quarkus.gizmo.MethodDescriptor;
import java.util.HashMap;
import java.util.Map;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.quarkus.client.ClientFactory;
import org.jboss.jandex.DotName;

/** The generated classes that make clients, one for each generated type, so that nothing is reflected on when they run. */
final class FactoryClass {
    private static final String PACKAGE = "org.connectjakarta.quarkus.generated.";

    private final ClassOutput output;
    private final Map<DotName, String> written = new HashMap<>();

    FactoryClass(ClassOutput output) {
        this.output = output;
    }

    /** The name of the class for a type. */
    String of(GeneratedClient client) {
        return written.computeIfAbsent(client.type().name(), name -> write(name, client));
    }

    private String write(DotName type, GeneratedClient client) {
        String name = PACKAGE + type.toString().replace('.', '_') + "_Factory";
        try (ClassCreator factory =
                        ClassCreator.builder()
                                .classOutput(output)
                                .className(name)
                                .interfaces(ClientFactory.class)
                                .build();
                MethodCreator make =
                        factory.getMethodCreator("client", Object.class, RpcClient.class)) {
            make.returnValue(
                    make.invokeStaticInterfaceMethod(
                            MethodDescriptor.of(client.factory()), make.getMethodParam(0)));
        }
        return name;
    }
}
