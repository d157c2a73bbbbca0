package org.connectjakarta.quarkus.deployment.devui;

import com.google.protobuf.Descriptors.Descriptor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.connectjakarta.IdempotencyLevel;
import org.connectjakarta.MethodSpec;

/**
 * A method, as the page shows it.
 *
 * @param spec what is called
 * @param security its annotations that say who may call it
 */
public record ServedMethod(MethodSpec<?, ?> spec, List<String> security) {

    Map<String, Object> asMap() {
        Descriptor request = spec.requestPrototype().getDescriptorForType();
        Descriptor response = spec.responsePrototype().getDescriptorForType();
        return Map.of(
                "name", spec.name(),
                "procedure", spec.procedure(),
                "kind", spec.streamType().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                "requestStream", spec.streamType().isRequestStream(),
                "noSideEffects", spec.idempotencyLevel() == IdempotencyLevel.NO_SIDE_EFFECTS,
                "security", security,
                "example", ExampleJson.of(request),
                "request", ProtoText.of(request),
                "response", ProtoText.of(response));
    }
}
