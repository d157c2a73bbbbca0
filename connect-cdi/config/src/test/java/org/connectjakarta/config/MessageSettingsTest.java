package org.connectjakarta.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.connectjakarta.codec.JsonOptions;
import org.connectjakarta.compression.CompressionOptions;
import org.connectjakarta.message.Limits;
import org.junit.jupiter.api.Test;

class MessageSettingsTest {
    private final MessageSettings settings = new MessageSettings("test.");
    private final List<String> problems = new ArrayList<>();

    @Test
    void defaultsAreThoseOfTheEngine() {
        SettingValues values = values();
        assertThat(values.get(settings.readMaxBytes)).isEqualTo(Limits.DEFAULT.readMaxBytes());
        assertThat(values.get(settings.writeMaxBytes)).isEqualTo(Limits.DEFAULT.writeMaxBytes());
        assertThat(settings.json(values)).isEqualTo(JsonOptions.DEFAULT);
        CompressionOptions compression = settings.compression(values);
        assertThat(compression.minBytes()).isEqualTo(CompressionOptions.DEFAULT.minBytes());
        assertThat(compression.available().names())
                .isEqualTo(CompressionOptions.DEFAULT.available().names());
    }

    @Test
    void valuesReachTheOptions() {
        SettingValues values =
                values(
                        "test.compression.enabled", "deflate,gzip",
                        "test.compression.min-bytes", "0",
                        "test.json.max-depth", "6",
                        "test.json.max-number-length", "7",
                        "test.json.write-defaults", "true");
        assertThat(settings.json(values)).isEqualTo(new JsonOptions(6, 7, true));
        assertThat(settings.compression(values).available().names()).isEqualTo("deflate,gzip");
        assertThat(settings.compression(values).minBytes()).isZero();
        assertThat(problems).isEmpty();
    }

    private SettingValues values(String... keysAndValues) {
        return new SettingReader(TestConfig.of(keysAndValues), problems::add).forAll();
    }
}
