package org.connectjakarta.quarkus.deployment.openapi;

import static org.connectjakarta.quarkus.deployment.openapi.Annotations.annotation;
import static org.connectjakarta.quarkus.deployment.openapi.Annotations.constant;

import com.google.protobuf.Descriptors.Descriptor;
import java.util.ArrayList;
import java.util.List;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.StreamType;
import org.jboss.jandex.AnnotationInstance;

/** The annotations for the resource methods that lead to a procedure: what it is called, takes and answers. */
public final class ProcedureDescription {
    private ProcedureDescription() {}

    /** For a method that is none of the API. */
    public static List<AnnotationInstance> hidden() {
        return List.of(annotation("Operation").add("hidden", true).build());
    }

    /** For the method that is called by POST. */
    public static List<AnnotationInstance> post(MethodSpec<?, ?> procedure) {
        StreamType type = procedure.streamType();
        Descriptor request = procedure.descriptor().getInputType();
        return described(
                procedure,
                "",
                annotation("parameters.RequestBody")
                        .add("required", true)
                        .add("description", inWords(request, type.isRequestStream()))
                        .add("content", content(request, type))
                        .build());
    }

    /** For the method that is called by GET. */
    public static List<AnnotationInstance> get(MethodSpec<?, ?> procedure) {
        return described(
                procedure,
                ".get",
                annotation("parameters.Parameters")
                        .value(
                                new AnnotationInstance[] {
                                    parameter(
                                            "message",
                                            procedure.descriptor().getInputType().getFullName()
                                                    + " in the encoding"),
                                    parameter("encoding", "json, or proto with base64=1")
                                })
                        .build());
    }

    private static List<AnnotationInstance> described(
            MethodSpec<?, ?> procedure, String suffix, AnnotationInstance request) {
        List<AnnotationInstance> annotations = new ArrayList<>();
        annotations.add(operation(procedure, suffix));
        annotations.add(tag(procedure));
        annotations.add(request);
        annotations.add(response(procedure));
        if (procedure.descriptor().getOptions().getDeprecated()) {
            annotations.add(AnnotationInstance.builder(Deprecated.class).build());
        }
        return annotations;
    }

    private static AnnotationInstance operation(MethodSpec<?, ?> procedure, String suffix) {
        return annotation("Operation")
                .add("operationId", procedure.descriptor().getFullName() + suffix)
                .add("summary", procedure.name())
                .build();
    }

    private static AnnotationInstance tag(MethodSpec<?, ?> procedure) {
        return annotation("tags.Tag")
                .add("name", procedure.descriptor().getService().getFullName())
                .build();
    }

    private static AnnotationInstance parameter(String name, String description) {
        return annotation("parameters.Parameter")
                .add("name", name)
                .add(constant("in", "enums.ParameterIn", "QUERY"))
                .add("required", true)
                .add("description", description)
                .add(
                        "schema",
                        annotation("media.Schema")
                                .add(constant("type", "enums.SchemaType", "STRING"))
                                .build())
                .build();
    }

    private static AnnotationInstance response(MethodSpec<?, ?> procedure) {
        StreamType type = procedure.streamType();
        Descriptor response = procedure.descriptor().getOutputType();
        return annotation("responses.APIResponse")
                .add("responseCode", "200")
                .add("description", inWords(response, type.isResponseStream()))
                .add("content", content(response, type))
                .build();
    }

    private static String inWords(Descriptor message, boolean isStream) {
        return isStream ? "a stream of " + message.getFullName() : message.getFullName();
    }

    /** All messages of a call that streams in one direction are in envelopes. */
    private static AnnotationInstance[] content(Descriptor message, StreamType type) {
        return new AnnotationInstance[] {
            annotation("media.Content")
                    .add(
                            "mediaType",
                            type == StreamType.UNARY
                                    ? "application/json"
                                    : "application/connect+json")
                    .add("schema", MessageSchema.of(message))
                    .build()
        };
    }
}
