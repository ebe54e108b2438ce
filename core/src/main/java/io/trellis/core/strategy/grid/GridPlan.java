package io.trellis.core.strategy.grid;

import io.trellis.core.InvalidInputException;
import io.trellis.core.account.Money;
import io.trellis.core.engine.Trader;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.Layout;
import io.trellis.core.indicator.CandleAtr;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.session.Plan;
import io.trellis.core.strategyfile.DcaSpec;
import io.trellis.core.strategyfile.GridSpec;
import io.trellis.core.strategyfile.StrategyFile;

/** All that decides how a grid trades: the part of a strategy file that a session needs. */
public record GridPlan(
        Instrument instrument, GridSettings settings, RiskRules risk, Assumptions assumptions)
        implements Plan<GridState> {

    /**
     * The plan of a strategy file.
     *
     * @throws InvalidInputException if it is of another plug-in
     */
    public static GridPlan of(StrategyFile file) {
        return switch (file.strategy()) {
            case GridSpec(var settings) ->
                    new GridPlan(file.instrument(), settings, file.risk(), file.assumptions());
            case DcaSpec _ ->
                    throw new InvalidInputException(
                            file.name()
                                    + ": strategy.kind \"dca\" is no grid; only backtest run and"
                                    + " trade paper take it");
        };
    }

    @Override
    public long capital() {
        return Money.units(settings.capital());
    }

    @Override
    public Trader<GridState> trader() {
        return new Trader<>(new GridStrategy(settings, risk, instrument, assumptions.slippage()));
    }

    /**
     * Whether the cells of a start at a price would earn their fees; those of a volatility grid at
     * their narrowest.
     */
    public Attempt<FeeCheck> feeCheck(long priceTicks) {
        return feeCheck(priceTicks, 0);
    }

    /** Whether the cells of the start on these bars would earn their fees. */
    public Attempt<FeeCheck> feeCheck(Bars bars) {
        if (!(settings.grid() instanceof GridKind.Volatility kind)) {
            return feeCheck(bars.open(0));
        }
        var atr = new CandleAtr(kind.timeframe(), kind.atrPeriod());
        for (int bar = 0; bar < bars.count(); bar++) {
            double known = atr.knownAt(bars.timeMillis(bar));
            if (!Double.isNaN(known)) {
                return feeCheck(bars.open(bar), known);
            }
            atr.bar(bars.timeMillis(bar), bars.high(bar), bars.low(bar), bars.close(bar));
        }
        return feeCheck(bars.open(0));
    }

    private Attempt<FeeCheck> feeCheck(long priceTicks, double atrTicks) {
        return new Layout(instrument)
                .atStart(settings.grid(), priceTicks, atrTicks)
                .then(grid -> new Attempt.Done<>(FeeCheck.of(grid.cells(), instrument)));
    }

    @Override
    public GridPlan with(Assumptions other) {
        return new GridPlan(instrument, settings, risk, other);
    }
}
