package io.trellis.optimization.space;

import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.util.List;

/**
 * All that limits a loss, each rule with the choice of being off. The stop lies below the prices
 * that were there, the profit is taken above them.
 */
final class RiskPreset {

    private static final List<Double> BELOW = List.of(0.99, 0.97, 0.94, 0.9, 0.8);
    private static final List<Double> ABOVE = List.of(1.02, 1.05, 1.1);

    private RiskPreset() {}

    static Preset of(StrategyDocument document, Bars bars) {
        var derived = new DerivedSpace(GridPlan.of(document.decode()), bars);
        String[] falls = {"0.03", "0.05", "0.1", "0.2"};
        return new Preset(
                document,
                List.of(
                        Choices.priceOrNull(
                                "stopLoss",
                                BELOW.stream()
                                        .map(derived::belowLowest)
                                        .toArray(BigDecimal[]::new)),
                        Choices.priceOrNull(
                                "takeProfit",
                                ABOVE.stream()
                                        .map(derived::aboveHighest)
                                        .toArray(BigDecimal[]::new)),
                        Choices.numbersOrNull("risk.maxExposure", "0.25", "0.5", "0.75", "0.9"),
                        Choices.numbersOrNull("risk.killSwitch", falls),
                        new Dimension.Conditional(
                                new Dimension.Choice(
                                        "risk.resumeNextDay",
                                        List.of(
                                                new Json.BooleanValue(false),
                                                new Json.BooleanValue(true))),
                                "risk.killSwitch",
                                List.of(falls).stream()
                                        .<Json>map(
                                                each -> new Json.NumberValue(new BigDecimal(each)))
                                        .toList()),
                        Choices.numbersOrNull(
                                "risk.maxDrawdown", "0.05", "0.1", "0.15", "0.2", "0.3")));
    }
}
