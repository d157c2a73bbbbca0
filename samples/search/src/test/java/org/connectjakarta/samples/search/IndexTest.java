package org.connectjakarta.samples.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IndexTest {
    private final Index index =
            new Index(
                    List.of(
                            "Plum: blue",
                            "Cherry: red, red as red can be",
                            "Apple: red",
                            "Glass: red or blue"));

    @Test
    void findsWordsInAnyCaseAndNumber() {
        assertThat(index.find("PLUMS!")).containsExactly("Plum: blue");
        assertThat(index.find("glass")).containsExactly("Glass: red or blue");
    }

    @Test
    void putsThoseFirstThatUseTheWordMoreOften() {
        assertThat(index.find("red"))
                .containsExactly(
                        "Cherry: red, red as red can be", "Apple: red", "Glass: red or blue");
    }

    @Test
    void wantsEveryWord() {
        assertThat(index.find("red blue")).containsExactly("Glass: red or blue");
        assertThat(index.find("red yellow")).isEmpty();
    }

    @Test
    void findsNothingWithoutWords() {
        assertThat(index.find("")).isEmpty();
        assertThat(index.find(" ,; ")).isEmpty();
    }
}
