package org.connectjakarta.quarkus.deployment.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import org.jboss.jandex.AnnotationInstance;
import org.junit.jupiter.api.Test;

class MessageSchemaTest {
    @Test
    void nothingIsSaidOfTheJsonOfWellKnownTypesWhichMayBeNoObject() {
        AnnotationInstance schema = MessageSchema.of(Timestamp.getDescriptor());
        assertThat(schema.value("title").asString()).isEqualTo("google.protobuf.Timestamp");
        assertThat(schema.value("type")).isNull();
        assertThat(schema.value("properties")).isNull();
    }
}
