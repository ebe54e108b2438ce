package io.trellis.core.strategy.grid;

import io.trellis.core.account.Money;
import io.trellis.core.engine.Trader;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Instrument;
import io.trellis.core.risk.RiskRules;

/** All that decides how a grid trades: the part of a strategy file that a session needs. */
public record GridPlan(
        Instrument instrument, GridSettings settings, RiskRules risk, Assumptions assumptions) {

    /** The starting capital in units of 10⁻⁸ quote. */
    public long capital() {
        return Money.units(settings.capital());
    }

    public Trader<GridState> trader() {
        return new Trader<>(new GridStrategy(settings, risk, instrument, assumptions.slippage()));
    }

    public GridPlan with(Assumptions other) {
        return new GridPlan(instrument, settings, risk, other);
    }
}
