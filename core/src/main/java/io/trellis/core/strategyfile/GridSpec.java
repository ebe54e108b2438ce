package io.trellis.core.strategyfile;

import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.market.Timeframe;
import io.trellis.core.regime.RegimeRules;
import io.trellis.core.risk.RiskRules;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** A grid, {@code strategy.kind} = {@code grid}. */
public record GridSpec(GridSettings settings) implements StrategySpec {

    @Override
    public SequencedMap<String, BigDecimal> prices() {
        var prices = new LinkedHashMap<String, BigDecimal>();
        switch (settings.grid()) {
            case GridKind.Arithmetic(var lower, var upper, _) -> {
                prices.put("grid.lower", lower);
                prices.put("grid.upper", upper);
            }
            case GridKind.Geometric(var lower, var upper, _) -> {
                prices.put("grid.lower", lower);
                prices.put("grid.upper", upper);
            }
            case GridKind.Symmetric(var center, _, _, _) ->
                    center.ifPresent(price -> prices.put("grid.center", price));
            case GridKind.Fibonacci(var center, _, _) ->
                    center.ifPresent(price -> prices.put("grid.center", price));
            case GridKind.Volatility volatility ->
                    volatility.center().ifPresent(price -> prices.put("grid.center", price));
        }
        prices.putAll(exits());
        return prices;
    }

    @Override
    public SequencedMap<String, Timeframe> candles() {
        var candles = new LinkedHashMap<String, Timeframe>();
        if (settings.grid() instanceof GridKind.Volatility volatility) {
            candles.put("grid.timeframe", volatility.timeframe());
        }
        if (settings.regimes().orElse(null) instanceof RegimeRules.Filtered filtered) {
            candles.put("regimes.filter.timeframe", filtered.filter().timeframe());
        }
        return candles;
    }

    @Override
    public SequencedMap<String, BigDecimal> exits() {
        var exits = new LinkedHashMap<String, BigDecimal>();
        settings.stopLoss().ifPresent(price -> exits.put("stopLoss", price));
        settings.takeProfit().ifPresent(price -> exits.put("takeProfit", price));
        return exits;
    }

    /** A grid keeps them all. */
    @Override
    public Optional<String> refusal(RiskRules risk) {
        return Optional.empty();
    }
}
