package org.connectjakarta.quarkus.deployment.client;

import io.quarkus.gizmo.ClassCreator;
import io.quarkus.gizmo.ClassOutput;
import io.quarkus.gizmo.FieldCreator;
import io.quarkus.gizmo.FieldDescriptor;
import io.quarkus.gizmo.MethodCreator;
import io.quarkus.gizmo.MethodDescriptor;
import io.quarkus.gizmo.ResultHandle;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Scope;
import java.util.Collection;
import java.util.Set;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.quarkus.client.ClientOf;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/**
 * The class behind a registered interface, a bean like any other: it carries the annotations of the interface, since a class inherits
 * none from there, and calls the generated client, which is injected into it.
 */
final class ClientClass {
    private static final String DELEGATE = "delegate";
    private static final Set<DotName> SCOPES =
            Set.of(
                    DotName.createSimple(Scope.class),
                    DotName.createSimple(NormalScope.class),
                    // May bring a scope along; without one the bean is dependent anyway.
                    DotName.createSimple(Stereotype.class));

    private ClientClass() {}

    /** Writes the class. */
    static void write(ClassOutput output, RegisteredClientBuildItem client, Types types) {
        ClientMethods methods = new ClientMethods(types, client.type(), client.generated());
        try (ClassCreator bean =
                ClassCreator.builder()
                        .classOutput(output)
                        .className(client.className())
                        .interfaces(client.type().name().toString())
                        .build()) {
            annotate(bean, client, methods);
            String generated = client.generated().type().name().toString();
            FieldCreator delegate = bean.getFieldCreator(DELEGATE, generated).setModifiers(0);
            delegate.addAnnotation(Inject.class);
            delegate.addAnnotation(qualifier(client));
            methods.calls()
                    .forEach(
                            (method, target) ->
                                    call(bean, delegate.getFieldDescriptor(), method, target));
        }
    }

    /** What the generated client that the class calls is injected with. */
    static AnnotationInstance qualifier(RegisteredClientBuildItem client) {
        return AnnotationInstance.builder(ClientOf.class).value(client.className()).build();
    }

    private static void annotate(
            ClassCreator bean, RegisteredClientBuildItem client, ClientMethods methods) {
        Collection<AnnotationInstance> annotations = methods.typeAnnotations();
        annotations.forEach(bean::addAnnotation);
        if (annotations.stream().noneMatch(each -> hasScope(each.name(), methods))) {
            bean.addAnnotation(Dependent.class);
        }
        Type type = Type.create(client.type().name(), Type.Kind.CLASS);
        bean.addAnnotation(
                AnnotationInstance.builder(Typed.class).value(new Type[] {type}).build());
        AnnotationInstance[] qualifiers =
                client.keys().stream()
                        .sorted()
                        .map(Wanted::qualifier)
                        .toArray(AnnotationInstance[]::new);
        bean.addAnnotation(
                AnnotationInstance.builder(ConnectClient.List.class).value(qualifiers).build());
    }

    private static boolean hasScope(DotName annotation, ClientMethods methods) {
        return SCOPES.stream().anyMatch(meta -> methods.has(annotation, meta));
    }

    private static void call(
            ClassCreator bean, FieldDescriptor delegate, MethodInfo method, MethodInfo target) {
        try (MethodCreator call = bean.getMethodCreator(MethodDescriptor.of(method))) {
            ClientMethods.annotations(method).forEach(call::addAnnotation);
            method.exceptions().forEach(each -> call.addException(each.name().toString()));
            if (method.requiresGenericSignature()) {
                call.setSignature(method.genericSignature());
            }
            ResultHandle[] arguments = new ResultHandle[method.parametersCount()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = call.getMethodParam(i);
            }
            call.returnValue(
                    call.invokeInterfaceMethod(
                            MethodDescriptor.of(target),
                            call.readInstanceField(delegate, call.getThis()),
                            arguments));
        }
    }
}
