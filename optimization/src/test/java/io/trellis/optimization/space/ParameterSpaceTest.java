package io.trellis.optimization.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.optimization.Planted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;

class ParameterSpaceTest {

    @Test
    void candidatesAreListedWithTheFirstDimensionSlowest() {
        ParameterSpace space = Planted.space("grid.cells=10..30/10", "grid.lower=70..72.5/2.5");

        assertThat(space.count()).contains(BigInteger.valueOf(6));
        assertThat(LongStream.range(0, 6).mapToObj(space::candidate).map(Candidate::values))
                .containsExactly(
                        List.of("10", "70"),
                        List.of("10", "72.5"),
                        List.of("20", "70"),
                        List.of("20", "72.5"),
                        List.of("30", "70"),
                        List.of("30", "72.5"));
    }

    @Test
    void givenARangeThatNoStepEndsOn_thenTheLastStepInside() {
        ParameterSpace space = Planted.space("grid.cells=10..35/10");

        assertThat(space.count()).contains(BigInteger.valueOf(3));
        assertThat(space.candidate(2).values()).containsExactly("30");
    }

    @ParameterizedTest
    @CsvSource({"0, 70", "0.5, 75", "0.33, 73.3", "0.999999, 80"})
    void givenAPriceWithoutStep_thenValuesLieOnTheTickWithinTheEnds(double share, String value) {
        ParameterSpace space = Planted.space("grid.lower=69.96..80.04");

        assertThat(space.count()).contains(BigInteger.valueOf(201));
        assertThat(space.candidate(new double[] {share}).values()).containsExactly(value);
    }

    @Test
    void givenALogRangeOfAPrice_thenValuesLieOnTheTick() {
        ParameterSpace space = Planted.space("stopLoss=10..90/log");

        assertThat(space.candidate(new double[] {0}).values()).containsExactly("10");
        assertThat(space.candidate(new double[] {0.5}).values()).containsExactly("30");
        assertThat(space.candidate(new double[] {Math.nextDown(1)}).values()).containsExactly("90");
    }

    @Test
    void givenAShareWithoutStep_thenSixSignificantDigits() {
        ParameterSpace space = Planted.space("risk.maxExposure=0.1..0.9");

        assertThat(space.count()).isEmpty();
        assertThat(space.firstContinuum()).contains("risk.maxExposure");
        assertThat(space.candidate(new double[] {1 / 3.0}).values()).containsExactly("0.366667");
    }

    @Test
    void givenALogRangeOfAShare_thenEvenByTheLogarithm() {
        ParameterSpace space = Planted.space("assumptions.slippage=0.0001..0.01/log");

        assertThat(space.candidate(new double[] {0.5}).values()).containsExactly("0.001");
    }

    /** Law: whatever the share, a value lies within the range and is one that the field takes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "grid.cells=3..17",
                "grid.lower=70.01..79.99",
                "grid.lower=1..79.99/log",
                "risk.maxExposure=0.123456789..0.2",
                "assumptions.slippage=0.0001..0.01/log",
            })
    void valuesLieWithinTheRange(String text) {
        ParameterSpace space = Planted.space(text);
        String[] ends = text.replaceFirst(".*=", "").split("\\.\\.|/", -1);

        for (double share = 0; share < 1; share += 0.001) {
            Candidate candidate = space.candidate(new double[] {share});
            space.document(candidate);
            assertThat(new BigDecimal(candidate.values().getFirst()))
                    .isBetween(new BigDecimal(ends[0]), new BigDecimal(ends[1]));
        }
    }

    @Test
    void sharesFallOnEveryValueOfAListEvenly() {
        ParameterSpace space = Planted.space("sizing=base,quote");

        assertThat(space.candidate(new double[] {0.49}).values()).containsExactly("base");
        assertThat(space.candidate(new double[] {0.5}).values()).containsExactly("quote");
    }

    @Test
    void aCandidateStandsForADocument() {
        ParameterSpace space = Planted.space("grid.cells=10..30/10", "stopLoss=null,70");

        var document = space.document(new Candidate(List.of("20", "70")));

        assertThat(document.value("grid.cells")).isEqualTo("20");
        assertThat(document.value("stopLoss")).isEqualTo("70");
        assertThat(document.value("grid.lower")).isEqualTo("80");
    }

    @Test
    void givenNothingToVary_thenRefused() {
        assertThatThrownBy(() -> Planted.space("grid.cells=10"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is nothing to vary");
    }

    @Test
    void givenAFieldTwice_thenRefused() {
        List<Dimension> twice =
                List.of(
                        Planted.dimension("grid.cells=10..20"),
                        Planted.dimension("grid.cells=30..40"));

        assertThatThrownBy(() -> ParameterSpace.of(Planted.document(), twice))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("grid.cells is named twice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grid.cells=10..15/10 | grid.cells: step 10 is longer than the range 10..15",
                "grid.lower=70.01..70.02 | holds fewer than two prices on the tick 0.05",
                "sizing=base,base | base,base must be two or more different values",
                "market.timeframe=1m,1h | market.timeframe cannot vary",
                "instrument.tick=0.01..0.05/0.01 | instrument.tick cannot vary",
                "stopLoss=70.01..80 | strategy.stopLoss: 70.01 is off the tick 0.05",
                "grid.lower=0.000000000001..9999999999/0.000000000001 | more than can be counted",
            })
    void givenValuesThatCannotBeSearched_thenOneSentence(String text, String fault) {
        assertThatThrownBy(() -> Planted.space(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(fault);
    }

    @Test
    void givenOneChoice_thenRefused() {
        var single = new Dimension.Choice("sizing", List.of(new Json.TextValue("base")));

        assertThatThrownBy(() -> ParameterSpace.of(Planted.document(), List.of(single)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must be two or more different values");
    }
}
