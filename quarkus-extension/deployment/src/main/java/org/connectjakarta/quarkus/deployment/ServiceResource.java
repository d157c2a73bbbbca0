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
import org.connectjakarta.quarkus.deployment.openapi.ProcedureDescription;
import org.jboss.jandex.AnnotationInstance;

/**
 * The resource class of one service: a method for each procedure and each HTTP method that it is called by. Nothing is in the methods,
 * since they are taken over; they are there for Quarkus REST to match.
 */
final class ServiceResource {
    private static final String PACKAGE = "org.connectjakarta.quarkus.generated.";

    private final String service;
    private final String prefix;
    private final boolean described;
    private final Map<String, String> procedures = new HashMap<>();

    /**
     * @param service the full name
     * @param prefix what stands in front of it in the URL
     * @param described whether it is to describe itself to OpenAPI
     */
    ServiceResource(String service, String prefix, boolean described) {
        this.service = service;
        this.prefix = prefix;
        this.described = described;
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
                try (MethodCreator post = add(resource, name, POST.class, path, model)) {
                    guards.forEach(post::addAnnotation);
                    describe(post, ProcedureDescription.post(method));
                }
                if (isCalledByGet(method)) {
                    procedures.put(name + "Get", method.procedure());
                    try (MethodCreator get = add(resource, name + "Get", GET.class, path, model)) {
                        guards.forEach(get::addAnnotation);
                        describe(get, ProcedureDescription.get(method));
                    }
                }
                procedures.put(name + "Options", method.procedure());
                addHidden(resource, name + "Options", OPTIONS.class, path);
            }
            procedures.put("unknown", "");
            addHidden(resource, "unknown", POST.class, "/{procedure}");
        }
    }

    private static boolean isCalledByGet(MethodSpec<?, ?> method) {
        return method.streamType() == StreamType.UNARY
                && method.idempotencyLevel() == IdempotencyLevel.NO_SIDE_EFFECTS;
    }

    private void addHidden(ClassCreator resource, String name, Class<?> verb, String path) {
        try (MethodCreator method = add(resource, name, verb, path, ExecutionModel.WORKER)) {
            describe(method, ProcedureDescription.hidden());
        }
    }

    private static MethodCreator add(
            ClassCreator resource, String name, Class<?> verb, String path, ExecutionModel model) {
        MethodCreator method = resource.getMethodCreator(name, void.class);
        method.addAnnotation(verb.getName());
        method.addAnnotation(Path.class).addValue("value", path);
        method.addAnnotation(model.annotation().toString());
        method.returnValue(null);
        return method;
    }

    private void describe(MethodCreator method, List<AnnotationInstance> description) {
        if (described) {
            description.forEach(method::addAnnotation);
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
