package io.trellis.optimization.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.InvalidInputException;
import io.trellis.optimization.Planted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;

class TimeSplitTest {

    @Test
    void givenAShare_thenTheFirstPartOfTheTimeAndTheRest() {
        BarColumns all = Planted.columns(10);

        TimeSplit split = TimeSplit.of(all, new BigDecimal("0.7"));

        assertThat(split.train().rows()).isEqualTo(7);
        assertThat(split.test().rows()).isEqualTo(3);
        assertThat(split.train().firstMillis()).isEqualTo(all.firstMillis());
        assertThat(split.test().firstMillis()).isEqualTo(split.train().lastMillis() + 3_600_000);
        assertThat(split.test().lastMillis()).isEqualTo(all.lastMillis());
    }

    /** A share of the time, not of the bars: the cut does not move when bars are missing. */
    @Test
    void givenAGap_thenTheCutIsStillAShareOfTheTime() {
        BarColumns all = Planted.columns(100);
        BarColumns late = all.slice(all.timeMillis()[60], Long.MAX_VALUE);

        TimeSplit split = TimeSplit.of(late, new BigDecimal("0.5"));

        assertThat(split.train().rows()).isEqualTo(20);
        assertThat(split.test().rows()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-0.5", "1.5"})
    void givenAShareThatLeavesNoPart_thenRefused(String share) {
        assertThatThrownBy(() -> TimeSplit.of(Planted.columns(10), new BigDecimal(share)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--train-share " + share + " must lie above 0 and below 1");
    }

    @Test
    void givenTooFewBars_thenTheSentenceSaysHowMany() {
        assertThatThrownBy(() -> TimeSplit.of(Planted.columns(4), new BigDecimal("0.7")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(
                        "synthetic/ABC-USD/1h has 4 bars, too few to split: 3 would")
                .hasMessageEndingWith("and 1 after it, and each part needs at least 2");
    }
}
