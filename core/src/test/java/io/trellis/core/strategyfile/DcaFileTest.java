package io.trellis.core.strategyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;
import io.trellis.core.dca.DcaSettings;
import io.trellis.core.dca.Dips;
import io.trellis.core.dca.Schedule;
import io.trellis.core.strategy.grid.GridPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The block of the plug-in dca. */
class DcaFileTest {

    private static final String EXAMPLE =
            new String(Repository.example("example-dca"), StandardCharsets.UTF_8);

    @Test
    void theExampleSaysWhatItSays() {
        assertThat(read(EXAMPLE).strategy())
                .isEqualTo(
                        new DcaSpec(
                                new DcaSettings(
                                        new BigDecimal("10000"),
                                        new Schedule(24, 9),
                                        new BigDecimal("500"),
                                        Optional.of(
                                                new Dips(
                                                        Dips.From.AVERAGE,
                                                        List.of(
                                                                step("0.02", "0.5"),
                                                                step("0.05", "1"),
                                                                step("0.1", "2")))),
                                        Optional.of(new BigDecimal("0.04")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "everyHours": 24   | "everyHours": 0    | strategy.schedule.everyHours: 0 is below 1
                    "everyHours": 24   | "everyHours": 1.5  | strategy.schedule.everyHours: 1.5 is not whole; write a whole number from 1 to 87600
                    "anchorHour": 9    | "anchorHour": 24   | strategy.schedule: anchorHour: 24 is not from 0 to below everyHours, 24
                    "amount": "500"    | "amount": "20000"  | strategy: amount: 20000 is above the capital, 10000
                    "amount": "500",   |                    | strategy.amount is missing
                    "from": "average"  | "from": "entry"    | strategy.dips.from: "entry" is not known; write "purchase" or "average"
                    "below": 0.05      | "below": 0.02      | strategy.dips: steps[1].below: 0.02 is not more than 0.02 of the step before
                    "below": 0.05      | "below": 1         | strategy.dips.steps[1].below: 1 is not below 1
                    "multiple": 2      | "multiple": 0      | strategy.dips.steps[2].multiple: 0 is not above 0
                    "takeProfit": 0.04 | "takeProfit": "1"  | strategy.takeProfit: "1" is a string; write a number above 0 and at most 10
                    "takeProfit": 0.04 | "takeProfits": 1   | strategy.takeProfits: unknown field; did you mean takeProfit?
                    "maxExposure": null | "maxExposure": 0.5 | risk.maxExposure: a dca strategy does not keep it; write null
                    "resumeNextDay": false | "resumeNextDay": true | risk.resumeNextDay: a dca strategy stops for good; write false
                    """)
    void givenAFault_thenTheSentenceNamesPlaceAndValue(
            String right, String wrong, String sentence) {
        assertThat(EXAMPLE).contains(right);
        String broken = EXAMPLE.replace(right, wrong == null ? "" : wrong);

        assertThatThrownBy(() -> read(broken))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(sentence)
                .hasMessageStartingWith("example-dca.json: ");
    }

    @Test
    void whereOnlyAGridWillDoItIsRefusedByName() {
        StrategyFile file = read(EXAMPLE);

        assertThatThrownBy(() -> GridPlan.of(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "example-dca: strategy.kind \"dca\" is no grid; only backtest run and trade"
                                + " paper take it");
    }

    private static Dips.Step step(String below, String multiple) {
        return new Dips.Step(new BigDecimal(below), new BigDecimal(multiple));
    }

    private static StrategyFile read(String text) {
        return StrategyCodec.read(text.getBytes(StandardCharsets.UTF_8), "example-dca.json");
    }
}
