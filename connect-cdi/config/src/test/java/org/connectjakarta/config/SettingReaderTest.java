package org.connectjakarta.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.connectjakarta.config.Setting.Scope;
import org.junit.jupiter.api.Test;

class SettingReaderTest {
    private static final Setting<Integer> SIZE =
            new Setting<>("test.", "size", ValueType.size(1), "1KiB", Scope.EACH, "");
    private static final Setting<String> WORD =
            new Setting<>("test.", "word", ValueType.TEXT.secret(), null, Scope.EACH, "");

    private final List<String> problems = new ArrayList<>();

    @Test
    void ownValueGoesBeforeThatOfAllAndThatBeforeTheDefault() {
        assertThat(reader().forOne("a.B").get(SIZE)).isEqualTo(1024);
        assertThat(reader("test.size", "2").forOne("a.B").get(SIZE)).isEqualTo(2);
        assertThat(reader("test.size", "2", "test.\"a.B\".size", "3").forOne("a.B").get(SIZE))
                .isEqualTo(3);
        assertThat(reader("test.size", "2", "test.\"a.B\".size", "3").forAll().get(SIZE))
                .isEqualTo(2);
        assertThat(problems).isEmpty();
    }

    @Test
    void firstKeyWithAValueCounts() {
        SettingReader reader = reader("one", "", "two", "5", "three", "6");
        assertThat(reader.values(setting -> List.of("none", "one", "two", "three")).get(SIZE))
                .isEqualTo(5);
    }

    @Test
    void settingWithoutValueAndDefaultIsNull() {
        assertThat(reader().forAll().optional(WORD)).isNull();
    }

    @Test
    void wrongValueIsReportedOnceAndTheNextOneCounts() {
        SettingReader reader = reader("test.size", "2", "test.\"a\".size", "much");
        assertThat(reader.forOne("a").get(SIZE)).isEqualTo(2);
        assertThat(reader.forOne("a").get(SIZE)).isEqualTo(2);
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("test.\"a\".size = \"much\" (from ")
                .contains("test.properties", "not a size. Expected: a size from 1 ");
    }

    @Test
    void secretIsNotShown() {
        Setting<String> pin =
                new Setting<>(
                        "test.",
                        "pin",
                        ValueType.choice(List.of("1", "2"), each -> each).secret(),
                        null,
                        Scope.ALL,
                        "");
        assertThat(reader("test.pin", "4711").forAll().optional(pin)).isNull();
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("test.pin = \"(not shown)\"")
                .contains("it is none of them. Expected: 1 or 2")
                .doesNotContain("4711");
    }

    private SettingReader reader(String... keysAndValues) {
        return new SettingReader(TestConfig.of(keysAndValues), problems::add);
    }
}
