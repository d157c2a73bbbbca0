package org.connectjakarta.mp.client;

import jakarta.inject.Inject;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.VisibilityBridgeStrategy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodCall;

/**
 * The class behind a registered interface, a bean like any other: it carries the annotations of the interface, since a class inherits
 * none from there, and calls the generated client, which is injected into it.
 */
final class ClientClass {
    private static final String DELEGATE = "delegate";

    private ClientClass() {}

    /**
     * The class, in the package and the class loader of the interface; the same one for each container that runs there.
     *
     * @throws IllegalAccessException if the package is not open
     */
    static synchronized Class<?> define(RegisteredClient client) throws IllegalAccessException {
        Class<?> type = client.type();
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        try {
            return lookup.findClass(client.className());
        } catch (ClassNotFoundException e) {
            return make(client)
                    .load(type.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(lookup))
                    .getLoaded();
        }
    }

    private static DynamicType.Unloaded<?> make(RegisteredClient client) {
        ClientMethods methods = new ClientMethods(client.type(), client.generated());
        DynamicType.Builder<?> builder =
                new ByteBuddy(ClassFileVersion.JAVA_V17)
                        // Default methods stay where they are, with their annotations.
                        .with(VisibilityBridgeStrategy.Default.NEVER)
                        .subclass(Object.class)
                        .implement(client.type())
                        .name(client.className())
                        .annotateType(List.copyOf(methods.typeAnnotations()))
                        .defineField(DELEGATE, client.generated(), Visibility.PACKAGE_PRIVATE)
                        .annotateField(
                                AnnotationDescription.Builder.ofType(Inject.class).build(),
                                AnnotationDescription.Builder.ofType(ClientOf.class)
                                        .define("value", client.className())
                                        .build());
        for (Map.Entry<Method, Method> call : methods.calls().entrySet()) {
            Method method = call.getKey();
            builder =
                    builder.defineMethod(
                                    method.getName(),
                                    method.getGenericReturnType(),
                                    Visibility.PUBLIC)
                            .withParameters(method.getGenericParameterTypes())
                            .intercept(
                                    MethodCall.invoke(call.getValue())
                                            .onField(DELEGATE)
                                            .withAllArguments())
                            .annotateMethod(ClientMethods.annotations(method));
        }
        return builder.make();
    }
}
