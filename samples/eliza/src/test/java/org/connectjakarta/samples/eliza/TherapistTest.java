package org.connectjakarta.samples.eliza;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TherapistTest {
    private final Therapist therapist = new Therapist(0);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Hello!                          | Hello. What brings you here today?
                    I feel happy.                   | What makes you feel happy just now?
                    Well, I'm sad about my cat      | I am sorry to hear that you are sad. What has happened?
                    I need your help                | What would it mean to you to get my help?
                    I think you hate me             | Do you really think that I hate you?
                    I dreamt of my boat             | What does that dream say to you about your boat?
                    My old mother loves my brother  | Tell me more about your brother.
                    You are a machine               | What makes you think that I am a machine?
                    are you listening to me?        | Why does it matter to you whether I am listening to you?
                    I can’t sleep                   | How do you know that you can't sleep?
                    Why is the sky blue?            | Why do you ask?
                    xyzzy                           | Please go on.
                    """)
    void answersByItsScript(String sentence, String answer) {
        assertThat(therapist.answer(sentence)).isEqualTo(answer);
    }

    @Test
    void answersTakeTurns() {
        List<String> answers = Stream.generate(() -> therapist.answer("xyzzy")).limit(5).toList();
        assertThat(answers.subList(0, 4)).containsExactlyElementsOf(Script.OTHERWISE);
        assertThat(answers.get(4)).isEqualTo(answers.get(0));
    }

    @Test
    void theSeedChoosesWhereTheTurnsBegin() {
        assertThat(new Therapist(1).answer("xyzzy")).isEqualTo(Script.OTHERWISE.get(1));
        assertThat(new Therapist(-1).answer("xyzzy")).isEqualTo(Script.OTHERWISE.get(3));
    }

    @Test
    void comesBackToWhatItHeardOnce() {
        therapist.answer("My dog is ill.");
        assertThat(therapist.answer("xyzzy"))
                .isEqualTo("Earlier you spoke of your dog is ill. Let us talk about that.");
        assertThat(therapist.answer("xyzzy")).isEqualTo(Script.OTHERWISE.get(0));
    }

    @Test
    void goodbyeEndsTheConversation() {
        therapist.answer("By the way, hello");
        assertThat(therapist.isOver()).isFalse();
        assertThat(therapist.answer("Thanks, goodbye!")).isEqualTo(Script.PARTING.get(0));
        assertThat(therapist.isOver()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "my dog loves you, your dog loves me",
        "you are my friend, I am your friend",
        "i was told by myself, you were told by yourself"
    })
    void turnsPhrasesRound(String phrase, String reflected) {
        assertThat(Therapist.reflect(phrase)).isEqualTo(reflected);
    }

    @Test
    void takesAnySentence() {
        char[] spaces = new char[1_000_000];
        Arrays.fill(spaces, ' ');
        for (String sentence :
                List.of(
                        "",
                        " ",
                        "...",
                        "{1} $1 \\",
                        new String(spaces),
                        "my ".repeat(100_000),
                        "i ".repeat(100_000) + "you",
                        "😀")) {
            assertThat(therapist.answer(sentence)).isNotBlank();
        }
    }
}
