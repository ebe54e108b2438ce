package io.trellis.optimization.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.SearchBlock;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.optimization.Planted;
import io.trellis.optimization.search.Objective;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Random;

class PresetTest {

    private static final Bars BARS = Planted.bars(1_000);

    @Test
    void theGridPresetMakesPlansOfAllKinds() {
        ParameterSpace space = Preset.named("grid", Planted.document(), BARS).space();
        var maker = new PlanMaker(space);
        var random = new Random(4);
        var kinds = new LinkedHashSet<String>();
        int plans = 0;
        for (int i = 0; i < 500; i++) {
            Candidate candidate = space.candidate(random.doubles(space.paths().size()).toArray());
            if (maker.plan(candidate) instanceof Attempt.Done<GridPlan>(var plan)) {
                kinds.add(plan.settings().grid().word());
                plans++;
            }
        }

        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "arithmetic", "geometric", "symmetric", "fibonacci", "volatility");
        assertThat(plans).isGreaterThan(350);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid", "risk", "sizing"})
    void aPresetCanBeWrittenToAFileAndReadAgain(String name) {
        Preset preset = Preset.named(name, Planted.document(), BARS);
        SearchBlock block = Objective.named("totalReturn").block(preset.dimensions());

        byte[] bytes = StrategyCodec.render(preset.document().decode().withSearch(block));

        StrategyDocument read = StrategyDocument.read(bytes, "preset.json");
        assertThat(StrategyCodec.render(read.decode())).isEqualTo(bytes);
        assertThat(ParameterSpace.of(read, block.dimensions()).paths())
                .isEqualTo(preset.space().paths());
    }

    @Test
    void everyRuleOfTheRiskPresetCanBeOff() {
        ParameterSpace space = Preset.named("risk", Planted.document(), BARS).space();

        Candidate off = space.candidate(new double[space.paths().size()]);

        assertThat(space.paths())
                .containsExactly(
                        "stopLoss",
                        "takeProfit",
                        "risk.maxExposure",
                        "risk.killSwitch",
                        "risk.resumeNextDay",
                        "risk.maxDrawdown");
        assertThat(off.values()).containsExactly("null", "null", "null", "null", "", "null");
        assertThat(new PlanMaker(space).plan(off)).isInstanceOf(Attempt.Done.class);
    }

    @Test
    void sizesAreSharesOfTheCapitalThatARuleGives() {
        SizingPreset sizing = SizingPreset.of(Planted.document(), BARS);

        assertThat(sizing.account()).isEqualByComparingTo("1000");
        assertThat(sizing.rules().keySet())
                .allMatch(each -> each.signum() > 0 && each.compareTo(new BigDecimal("1000")) <= 0);
        assertThat(sizing.rules())
                .containsEntry(
                        new BigDecimal("1E+2"), "0.1 of the account, at most 0.25 of the account");
        assertThat(sizing.preset().dimensions()).hasSize(1);
    }

    @Test
    void givenAnotherName_thenRefused() {
        assertThatThrownBy(() -> Preset.named("all", Planted.document(), BARS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("there is no preset \"all\"; take one of grid, risk, sizing");
    }
}
