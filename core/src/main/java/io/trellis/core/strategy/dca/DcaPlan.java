package io.trellis.core.strategy.dca;

import io.trellis.core.account.Money;
import io.trellis.core.dca.DcaSettings;
import io.trellis.core.engine.Trader;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Instrument;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.session.Plan;

/** All that decides how dollar-cost averaging trades. */
public record DcaPlan(
        Instrument instrument, DcaSettings settings, RiskRules risk, Assumptions assumptions)
        implements Plan<DcaState> {

    @Override
    public long capital() {
        return Money.units(settings.capital());
    }

    @Override
    public Trader<DcaState> trader() {
        return new Trader<>(new DcaStrategy(settings, risk, instrument, assumptions.slippage()));
    }

    @Override
    public DcaPlan with(Assumptions other) {
        return new DcaPlan(instrument, settings, risk, other);
    }
}
