package org.connectjakarta.samples.haberdasher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.rpc.BadRequest;
import java.util.List;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.samples.haberdasher.v1.Hat;
import org.connectjakarta.samples.haberdasher.v1.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HatMakerTest {
    private final HatMaker maker = new HatMaker();

    @Test
    void makesHatsAsOrderedNowAndThenWithoutAName() {
        List<Hat> hats = Stream.generate(() -> maker.makeHat(size(12))).limit(20).toList();
        assertThat(hats).extracting(Hat::getSize).containsOnly(12);
        assertThat(hats).extracting(Hat::hasName).contains(true, false);
        assertThat(hats).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refusesSizesThatNoHeadHas(int inches) {
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> maker.makeHat(size(inches)))
                .satisfies(
                        error -> {
                            assertThat(error.code()).isEqualTo(Code.INVALID_ARGUMENT);
                            assertThat(error.message()).contains(String.valueOf(inches));
                            assertThat(error.detail(BadRequest.class))
                                    .hasValueSatisfying(
                                            detail ->
                                                    assertThat(detail.getFieldViolations(0))
                                                            .extracting("field")
                                                            .isEqualTo("inches"));
                        });
    }

    private static Size size(int inches) {
        return Size.newBuilder().setInches(inches).build();
    }
}
