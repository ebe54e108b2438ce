package io.trellis.core.strategyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.Optional;

class StrategyDocumentTest {

    private static final StrategyDocument EXAMPLE =
            StrategyDocument.read(Repository.example("example-geometric"), "S.json");

    @Test
    void givenSeveralFieldsSet_thenTheVariantHoldsThemAndTheOriginalDoesNot() {
        StrategyDocument variant = EXAMPLE.with("grid.lower", "40000").with("grid.cells", "12");

        assertEquals(
                new GridKind.Geometric(new BigDecimal("40000"), new BigDecimal("56000"), 12),
                settings(variant).grid());
        assertEquals("24", EXAMPLE.value("grid.cells"));
    }

    @Test
    void givenARuleThatIsOff_thenItCanBeSet_andSwitchedOffAgain() {
        StrategyDocument on = EXAMPLE.with("stopLoss", "40000.00").with("recenter", "null");

        assertThat(settings(on).stopLoss()).contains(new BigDecimal("40000.00"));
        assertThat(settings(on).recenter()).isEmpty();
        assertThat(settings(on.with("stopLoss", "null")).stopLoss()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "risk.killSwitch, 0.25",
        "risk.maxOpenOrders, null",
        "risk.resumeNextDay, false",
        "assumptions.pathRule, lowFirst",
        "instrument.makerFee, 0.0016",
        "market.timeframe, 5m",
        "trail, both",
        "start, cash",
        "recenter.deviation, 0.03",
        "recenter.maxAgeHours, 24",
        "grid.kind, arithmetic",
    })
    void givenAnyField_thenItTakesItsOwnTypeFromTheText(String path, String value) {
        StrategyDocument variant = EXAMPLE.with(path, value);

        assertEquals(value, variant.value(path));
        assertThat(variant.decode()).isNotEqualTo(EXAMPLE.decode());
    }

    @Test
    void givenAnotherKindOfGrid_thenWhatBothHaveStaysAndTheRestIsAskedFor() {
        StrategyDocument kind = EXAMPLE.with("grid.kind", "symmetric");

        assertThatThrownBy(kind::decode)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("S.json: strategy.grid.center is missing; write ");
        assertThatThrownBy(() -> kind.value("grid.spacing"))
                .hasMessage(
                        "S.json: strategy.grid.spacing is missing; write a number above 0 and below"
                                + " 1");

        StrategyDocument whole =
                kind.with("grid.center", "null")
                        .with("grid.spacing", "0.01")
                        .with("grid.levels", "7")
                        .with("grid.profit", "0.02");
        assertEquals(
                new GridKind.Symmetric(
                        Optional.empty(), new BigDecimal("0.01"), 7, new BigDecimal("0.02")),
                settings(whole).grid());
    }

    @Test
    void givenTheKindThatItIs_thenNothingChanges() {
        assertEquals(EXAMPLE.decode(), EXAMPLE.with("grid.kind", "geometric").decode());
        assertEquals(
                new GridKind.Arithmetic(new BigDecimal("44000"), new BigDecimal("56000"), 24),
                settings(EXAMPLE.with("grid.kind", "arithmetic")).grid());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    grid.cells | 0 | strategy.grid.cells: 0 is below 1
                    grid.cells | many | strategy.grid.cells: "many" is not a number; write a whole number from 1 to 10000
                    grid.cells | null | strategy.grid.cells: "null" is not a number; write a whole number from 1 to 10000
                    grid.cells | 040 | strategy.grid.cells: "040" is not a number; write a whole number from 1 to 10000
                    grid.cels | 40 | strategy.grid.cels: unknown field; did you mean cells? (known: kind, lower, upper, cells)
                    grid.spacing | 0.1 | strategy.grid.spacing: unknown field (known: kind, lower, upper, cells)
                    grid | 40 | strategy.grid: it is an object with kind and more; set one of its fields
                    grid.cells.more | 40 | strategy.grid.cells: it has no fields, so no "more"
                    recenter.pumpDump.move | 0.1 | strategy.recenter.pumpDump: it is null, so it has no "move" to set
                    recenter | 1 | strategy.recenter: it has the fields deviation, pumpDump, dominance, maxAgeHours, cooldownHours, compound; set one of them
                    capital | 1e4 | strategy.capital: "1e4" does not fit; write a decimal string above 0, with at most 10 digits before and 12 after the point, such as "0.01"
                    risk.killSwitch | 1e-30 | risk.killSwitch: 1e-30 has an exponent beyond -18 or 18
                    risk.resumeNextDay | maybe | risk.resumeNextDay: "maybe" is not true or false
                    regimes | calm | strategy.regimes: it has the fields block; set one of them
                    """)
    void givenAPathOrValueThatDoesNotFit_thenOneSentenceSaysWhy(
            String path, String value, String sentence) {
        assertThatThrownBy(() -> EXAMPLE.with(path, value))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("S.json: " + sentence);
    }

    @Test
    void givenFieldsThatDoNotGoTogether_thenDecodingTheVariantSaysSo() {
        StrategyDocument variant = EXAMPLE.with("grid.lower", "60000");

        assertThatThrownBy(variant::decode)
                .hasMessage("S.json: strategy.grid: upper 56000 must be above lower 60000");
    }

    @Test
    void givenAProvenDocument_thenAVariantLeavesTheProofBehind() {
        StrategyFile proven = new RandomStrategies(7).proven(EXAMPLE.decode());
        StrategyDocument document = StrategyDocument.of(proven, "S.json");

        assertEquals(proven, document.decode());
        assertThat(document.with("grid.cells", "25").decode().proof()).isEmpty();
    }

    @Test
    void givenAStrategy_thenItsDocumentHasItsDigest() {
        assertEquals(StrategyCodec.digestOf(EXAMPLE.decode()), EXAMPLE.digest());
    }

    @Test
    void givenAnObject_thenItHasNoValue() {
        assertThatThrownBy(() -> EXAMPLE.value("recenter"))
                .hasMessage("S.json: strategy.recenter: it has fields; name one of them");
        assertEquals(Optional.empty(), settings(EXAMPLE).stopLoss());
        assertEquals("null", EXAMPLE.value("stopLoss"));
    }

    private static GridSettings settings(StrategyDocument document) {
        return switch (document.decode().strategy()) {
            case GridSpec(GridSettings settings) -> settings;
            case DcaSpec _ -> throw new AssertionError("no grid");
        };
    }
}
