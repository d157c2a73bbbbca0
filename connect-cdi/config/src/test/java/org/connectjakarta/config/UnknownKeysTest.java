package org.connectjakarta.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectjakarta.config.Setting.Scope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownKeysTest {
    private static final SettingList SETTINGS =
            new SettingList(
                    "test.",
                    "the whole house",
                    List.of(
                            setting("max-size", Scope.EACH),
                            setting("door.colour", Scope.ALL),
                            setting("labels.\"*\"", Scope.EACH)));

    private final List<String> problems = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test.max-size",
                "test.door.colour",
                "test.\"a.B\".max-size",
                "test.room.max-size",
                "test.labels.\"x\"",
                "test.labels.x",
                "test.\"a.B\".labels.\"x.y\"",
                "other.max-size"
            })
    void knownKeyIsNotReported(String key) {
        report(key);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "test.maxsize|there is no such setting. Did you mean test.max-size?",
                "test.\"a.B\".max-sise|there is no such setting. Did you mean test.\"a.B\".max-size?",
                "test.room.max-sise|there is no such setting. Did you mean test.room.max-size?",
                "test.something-else|there is no such setting. See docs/configuration.md",
                "test.labels.|there is no such setting",
                "test.\"a.B\".door.colour|this can be set for the whole house only, as test.door.colour",
                "test.\"absent\".max-size|there is no absent"
            })
    void unknownKeyIsReportedWithItsSource(String key, String message) {
        report(key);
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith(key + " (from ")
                .contains("test.properties", "): " + message);
    }

    private void report(String key) {
        new UnknownKeys(TestConfig.of(key, "1"), problems::add)
                .report(
                        SETTINGS,
                        UnknownKeys.QUOTED + "|[a-z]+",
                        name ->
                                name.equals("absent")
                                        ? Optional.of("there is no absent")
                                        : Optional.empty());
    }

    private static Setting<?> setting(String name, Scope scope) {
        return new Setting<>("test.", name, ValueType.TEXT, null, scope, "");
    }
}
