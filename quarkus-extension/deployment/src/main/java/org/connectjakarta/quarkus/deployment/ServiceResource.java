package org.connectjakarta.quarkus.deployment;

import io.quarkus.gizmo.ClassCreator;
import io.quarkus.gizmo.ClassOutput;
import io.quarkus.gizmo.MethodCreator;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.connectjakarta.IdempotencyLevel;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.StreamType;
import org.jboss.jandex.AnnotationInstance;

/**
 * The resource class of one service: a method for each procedure and each HTTP method that it is called by. Nothing is in the methods,
 * since they are taken over; they are there for Quarkus REST to match.
 */
final class ServiceResource {
    private static final String PACKAGE = "org.connectjakarta.quarkus.generated.";

    private final String service;
    private final String prefix;
    private final Map<String, String> procedures = new HashMap<>();

    /**
     * @param service the full name
     * @param prefix what stands in front of it in the URL
     */
    ServiceResource(String service, String prefix) {
        this.service = service;
        this.prefix = prefix;
    }

    /** The name of the class. */
    String className() {
        return PACKAGE + service.replace('.', '_') + "_Resource";
    }

    /** By the name of a method of the class, the path of its procedure; empty for the one that takes what is unknown. */
    Map<String, String> procedures() {
        return procedures;
    }

    /** Generates the class. */
    void write(ClassOutput output, List<MethodSpec<?, ?>> methods, Models models, Access access) {
        try (ClassCreator resource =
                ClassCreator.builder().classOutput(output).className(className()).build()) {
            resource.addAnnotation(Singleton.class);
            resource.addAnnotation(Path.class).addValue("value", prefix + "/" + service);
            int number = 0;
            for (MethodSpec<?, ?> method : methods) {
                String path = method.procedure().substring(method.procedure().lastIndexOf('/'));
                String name = "call" + number++;
                ExecutionModel model = models.of(method);
                List<AnnotationInstance> guards = access.of(method);
                procedures.put(name, method.procedure());
                add(resource, name, POST.class, path, model, guards);
                if (isCalledByGet(method)) {
                    procedures.put(name + "Get", method.procedure());
                    add(resource, name + "Get", GET.class, path, model, guards);
                }
                procedures.put(name + "Options", method.procedure());
                add(
                        resource,
                        name + "Options",
                        OPTIONS.class,
                        path,
                        ExecutionModel.WORKER,
                        List.of());
            }
            procedures.put("unknown", "");
            add(resource, "unknown", POST.class, "/{procedure}", ExecutionModel.WORKER, List.of());
        }
    }

    private static boolean isCalledByGet(MethodSpec<?, ?> method) {
        return method.streamType() == StreamType.UNARY
                && method.idempotencyLevel() == IdempotencyLevel.NO_SIDE_EFFECTS;
    }

    private static void add(
            ClassCreator resource,
            String name,
            Class<?> verb,
            String path,
            ExecutionModel model,
            List<AnnotationInstance> guards) {
        try (MethodCreator method = resource.getMethodCreator(name, void.class)) {
            method.addAnnotation(verb.getName());
            method.addAnnotation(Path.class).addValue("value", path);
            method.addAnnotation(model.annotation().toString());
            guards.forEach(method::addAnnotation);
            method.returnValue(null);
        }
    }

    /** Says on what thread a method is called. */
    @FunctionalInterface
    interface Models {
        ExecutionModel of(MethodSpec<?, ?> method);
    }

    /** Says with what annotations a method is guarded. */
    @FunctionalInterface
    interface Access {
        List<AnnotationInstance> of(MethodSpec<?, ?> method);
    }
}
