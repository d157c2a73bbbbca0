package org.connectjakarta.quarkus.deployment.devui;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Field;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import org.connectjakarta.quarkus.test.v1.Kinds;
import org.junit.jupiter.api.Test;

class DescriptionsTest {

    @Test
    void anExampleHasEveryFieldOnceAndCanBeSent() throws Exception {
        String example = ExampleJson.of(Kinds.getDescriptor());
        assertThat(example)
                .isEqualTo(
                        """
                        {
                          "text": "",
                          "longNumber": "0",
                          "truth": false,
                          "colors": [
                            "COLOR_UNSPECIFIED"
                          ],
                          "inner": {
                            "": {}
                          },
                          "raw": ""
                        }""");

        Kinds.Builder message = Kinds.newBuilder();
        JsonFormat.parser().merge(example, message);
        assertThat(message.getInnerCount()).isEqualTo(1);
    }

    @Test
    void wellKnownTypesHaveTheirOwnJson() {
        assertThat(ExampleJson.of(Timestamp.getDescriptor())).isEqualTo("\"2000-01-01T00:00:00Z\"");
        assertThat(ExampleJson.of(Value.getDescriptor())).isEqualTo("null");
        assertThat(ExampleJson.of(Field.getDescriptor())).contains("\"kind\": \"TYPE_UNKNOWN\"");
    }

    @Test
    void aTypeIsDescribedWithThoseOfItsFields() {
        assertThat(ProtoText.of(Kinds.getDescriptor()))
                .isEqualTo(
                        """
                        message test.v1.Kinds {
                          string text = 1;
                          int64 long_number = 2;
                          bool truth = 3;
                          repeated test.v1.Color colors = 4;
                          map<string, test.v1.Kinds> inner = 5;
                          oneof choice {
                            bytes raw = 6;
                            double real = 7;
                          }
                        }

                        enum test.v1.Color {
                          COLOR_UNSPECIFIED = 0;
                          COLOR_RED = 1;
                        }""");
    }
}
