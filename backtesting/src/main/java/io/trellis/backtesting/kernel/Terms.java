package io.trellis.backtesting.kernel;

import io.trellis.core.account.Tariff;
import io.trellis.core.grid.Layout;
import io.trellis.core.grid.Quantities;
import io.trellis.core.market.Instrument;
import io.trellis.core.strategy.grid.GridPlan;

import java.math.BigDecimal;

/**
 * The terms of a market, which most parameter sets share: making them takes longer than many a set.
 *
 * @param instrument what is traded
 * @param slippage share by which an order that takes trades worse than the price
 */
record Terms(
        Instrument instrument,
        BigDecimal slippage,
        Tariff tariff,
        Layout layout,
        Quantities quantities) {

    static Terms of(GridPlan plan) {
        Instrument instrument = plan.instrument();
        BigDecimal slippage = plan.assumptions().slippage();
        return new Terms(
                instrument,
                slippage,
                new Tariff(instrument, slippage),
                new Layout(instrument),
                new Quantities(instrument, slippage));
    }

    boolean areOf(GridPlan plan) {
        return instrument.equals(plan.instrument())
                && slippage.compareTo(plan.assumptions().slippage()) == 0;
    }
}
