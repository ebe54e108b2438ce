package io.trellis.backtesting.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeScheduleTest {

    @Test
    void givenTiersInOneLineOrSeveral_thenTheyReadTheSame() {
        String words = "0:0.0025/0.0040,50000:0.0014/0.0024";

        assertThat(FeeSchedule.parse(words).words()).isEqualTo(words);
        assertThat(FeeSchedule.parse(words.replace(",", "\n") + "\n").words()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0:0.1 | fee tier \"0:0.1\" cannot be read",
                "0:1.2.3/0.1 | cannot be read",
                "10:0.1/0.1 | the first tier must be from 0",
                "0:0.1/0.1,5:0.1/0.1,5:0/0 | the volumes of tiers must rise, but 5 does not",
                "0:0.1/1 | a fee must be in [0, 1), was 1",
            })
    void givenWrongTiers_thenOneSentenceSaysWhatIsWrong(String text, String sentence) {
        assertThatThrownBy(() -> FeeSchedule.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining("0:0.0025/0.0040");
    }
}
