package io.trellis.optimization.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.Dimension.Bound;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.optimization.Planted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

class SettingsTest {

    @Test
    void givenARangeWithStepOfACount_thenWholeNumbers() {
        assertThat(Planted.dimension("grid.cells=10..80/10"))
                .isEqualTo(new Dimension.Whole("grid.cells", 10, 80, 10));
    }

    @Test
    void givenARangeWithoutStepOfACount_thenEveryWholeNumber() {
        assertThat(Planted.dimension("grid.cells=10..80"))
                .isEqualTo(new Dimension.Whole("grid.cells", 10, 80, 1));
    }

    @Test
    void givenARangeOfAPrice_thenDecimalStrings() {
        assertThat(Planted.dimension("grid.lower=70..90/2.5"))
                .isEqualTo(
                        new Dimension.Real(
                                "grid.lower", price("70"), price("90"), Optional.of(price("2.5"))));
    }

    @Test
    void givenAWholeRangeOfAShare_thenRealNumbers() {
        assertThat(Planted.dimension("risk.maxExposure=0..2"))
                .isEqualTo(
                        new Dimension.Real(
                                "risk.maxExposure", number("0"), number("2"), Optional.empty()));
    }

    @Test
    void givenALogRange_thenLogReal() {
        assertThat(Planted.dimension("assumptions.slippage=0.0001..0.01/log"))
                .isEqualTo(
                        new Dimension.LogReal(
                                "assumptions.slippage", number("0.0001"), number("0.01")));
    }

    @Test
    void givenAList_thenTheTypeOfEachIsTheField() {
        assertThat(Planted.dimension("stopLoss=null,70"))
                .isEqualTo(
                        new Dimension.Choice(
                                "stopLoss",
                                List.of(new Json.NullValue(), new Json.TextValue("70"))));
        assertThat(Planted.dimension("sizing=base,quote"))
                .isEqualTo(
                        new Dimension.Choice(
                                "sizing",
                                List.of(new Json.TextValue("base"), new Json.TextValue("quote"))));
    }

    @Test
    void givenASingleValue_thenItIsSetAndDoesNotVary() {
        Settings settings =
                Settings.parse(Planted.document(), List.of("grid.cells=40", "grid.lower=70..80/5"));

        assertThat(settings.document().value("grid.cells")).isEqualTo("40");
        assertThat(settings.dimensions()).extracting(Dimension::path).containsExactly("grid.lower");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grid.cells=80..10/10 | to 10 must be above from 80",
                "grid.cells=10..10 | to 10 must be above from 10",
                "grid.cells=10..80/0 | step 0 is below 1",
                "grid.lower=70..80/0 | step 0 is not above 0",
                "grid.lower=70..80/-1 | step -1 is not above 0",
                "grid.cells=10..80/2.5 | step 2.5 is not whole",
                "grid.cells=0..80 | 0 is below 1",
                "grid.cells=ten..80 | \"ten..80\" is no range",
                "grid.cells | write it as path=value",
                "=5 | write it as path=value",
                "grid.cels=10..80 | unknown field; did you mean cells? (known: kind, lower",
                "grid=1..2 | set one of its fields",
                "sizing=base,both | \"both\" is not known; write \"base\" or \"quote\"",
                "grid.cells= | \"\" is not a number",
                "risk.resumeNextDay=0..1 | is not true or false",
            })
    void givenATextThatIsWrong_thenOneSentenceNamesTextAndFault(String text, String fault) {
        assertThatThrownBy(() -> Settings.parse(Planted.document(), List.of(text)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("--set " + text + ": ")
                .hasMessageContaining(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grid.cells=10..80/10",
                "grid.cells=10..80",
                "grid.lower=70..90/2.5",
                "assumptions.slippage=0.0001..0.01/log",
                "stopLoss=null,70",
            })
    void aDimensionIsWrittenAsItIsRead(String text) {
        Dimension dimension = Planted.dimension(text);

        assertThat(dimension.path() + "=" + Settings.values(dimension)).isEqualTo(text);
    }

    @Test
    void givenAFieldTwice_thenRefused() {
        List<String> texts = List.of("grid.cells=10..20", "grid.cells=30");

        assertThatThrownBy(() -> Settings.parse(Planted.document(), texts))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("grid.cells is set twice");
    }

    private static Bound price(String text) {
        return new Bound(new BigDecimal(text), true);
    }

    private static Bound number(String text) {
        return new Bound(new BigDecimal(text), false);
    }
}
