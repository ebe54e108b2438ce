package io.trellis.core.strategy.grid;

import io.trellis.core.account.Account;
import io.trellis.core.account.Money;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.Cells;
import io.trellis.core.grid.Grid;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.Layout;
import io.trellis.core.grid.Quantities;
import io.trellis.core.market.Instrument;

import java.math.BigDecimal;

/** Lays a grid out at a price and sizes its cells (grid-semantics sections 2, 5 and 7). */
final class Planner {

    private final GridSettings settings;
    private final Instrument instrument;
    private final Layout layout;
    private final Quantities quantities;
    private final double capital;
    private final double slippedSale;
    private final double takerProceeds;
    private final boolean compounds;

    Planner(GridSettings settings, Instrument instrument, BigDecimal slippage) {
        this.settings = settings;
        this.instrument = instrument;
        this.layout = new Layout(instrument);
        this.quantities = new Quantities(instrument, slippage);
        this.capital = settings.capital().doubleValue();
        this.slippedSale = 1 - slippage.doubleValue();
        this.takerProceeds = 1 - instrument.takerFee().doubleValue();
        this.compounds = settings.recenter().map(rules -> rules.compound()).orElse(true);
    }

    /** The first grid, from the given parameters and the whole capital. */
    Attempt<Deployment> atStart(long timeMillis, long priceTicks, double atrTicks) {
        return layout.atStart(settings.grid(), priceTicks, atrTicks)
                .then(grid -> sized(grid, timeMillis, priceTicks, capital));
    }

    /** A grid around a price, from what the account would fetch there. */
    Attempt<Deployment> around(long timeMillis, long priceTicks, double atrTicks, Account account) {
        double inventory = instrument.quantity(account.lots()).doubleValue();
        double proceeds =
                inventory * instrument.priceAsDouble(priceTicks) * slippedSale * takerProceeds;
        double worth = Money.decimal(account.cash()).doubleValue() + proceeds;
        double spread = compounds ? worth : Math.min(worth, capital);
        return layout.around(settings.grid(), priceTicks, atrTicks)
                .then(grid -> sized(grid, timeMillis, priceTicks, spread));
    }

    private Attempt<Deployment> sized(
            Grid grid, long timeMillis, long priceTicks, double toSpread) {
        Cells cells = grid.cells();
        int flat = cells.buyingBelow(priceTicks);
        return quantities
                .of(cells, flat, priceTicks, toSpread, settings.sizing(), settings.start())
                .then(lots ->
                        new Attempt.Done<>(
                                new Deployment(
                                        CellBook.atStart(cells, lots, flat, settings.start()),
                                        timeMillis,
                                        true,
                                        Center.of(instrument, grid.center()))));
    }

    /** Whether a cell of this size would be accepted by the venue. */
    boolean isAccepted(long lots, long priceTicks) {
        return quantities.shortfall(lots, priceTicks).isEmpty();
    }
}
