package io.trellis.backtesting.kernel;

import io.trellis.core.account.Money;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.Cells;
import io.trellis.core.grid.Grid;
import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.Layout;
import io.trellis.core.grid.Quantities;
import io.trellis.core.grid.StartMode;
import io.trellis.core.market.Instrument;
import io.trellis.core.strategy.grid.GridPlan;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Lays a plan's grid out and sizes it, at the start and anew (grid-semantics sections 2, 5, 7). */
final class Deployer {

    private final GridSettings settings;
    private final Instrument instrument;
    private final Layout layout;
    private final Quantities quantities;
    private final long marginTicks;
    private final double capital;
    private final double slippedSale;
    private final double takerProceeds;
    private final boolean compounds;

    /** Average true range known at each bar; empty where no grid is as wide as the market moves. */
    private final double[] ranges;

    /** Around a lower price an arithmetic grid would reach below 0; a bound, tested first. */
    private final long lowestCenterTicks;

    Deployer(Market market, GridPlan plan, Terms terms) {
        ranges =
                plan.settings().grid() instanceof GridKind.Volatility kind
                        ? market.averageTrueRange(kind.timeframe(), kind.atrPeriod())
                        : new double[0];
        settings = plan.settings();
        instrument = plan.instrument();
        layout = terms.layout();
        quantities = terms.quantities();
        marginTicks = plan.assumptions().marginTicks();
        capital = settings.capital().doubleValue();
        slippedSale = 1 - plan.assumptions().slippage().doubleValue();
        takerProceeds = 1 - instrument.takerFee().doubleValue();
        lowestCenterTicks = lowestCenterTicks(settings.grid(), instrument);
        compounds = settings.recenter().map(rules -> rules.compound()).orElse(true);
    }

    /** A grid that cannot be built is asked for at every close: it must not cost a layout each. */
    private static long lowestCenterTicks(GridKind kind, Instrument instrument) {
        return kind instanceof GridKind.Arithmetic(var lower, var upper, int _)
                ? instrument.ticks(upper.subtract(lower).divide(BigDecimal.TWO), RoundingMode.FLOOR)
                        - 1
                : 0;
    }

    /** Around a lower price the grid cannot be laid out. */
    long lowestCenterTicks() {
        return lowestCenterTicks;
    }

    Attempt<Deployment> atStart(int bar, long priceTicks) {
        return layout.atStart(settings.grid(), priceTicks, atrTicks(bar))
                .then(grid -> sized(grid, bar, priceTicks, capital));
    }

    Attempt<Deployment> around(int bar, long priceTicks, Holdings account) {
        if (priceTicks < lowestCenterTicks) {
            return new Attempt.Refused<>("cell 0 buys below 0");
        }
        double inventory = instrument.quantity(account.lots()).doubleValue();
        double proceeds =
                inventory * instrument.priceAsDouble(priceTicks) * slippedSale * takerProceeds;
        double worth = Money.decimal(account.cash()).doubleValue() + proceeds;
        double spread = compounds ? worth : Math.min(worth, capital);
        return layout.around(settings.grid(), priceTicks, atrTicks(bar))
                .then(grid -> sized(grid, bar, priceTicks, spread));
    }

    private double atrTicks(int bar) {
        return ranges.length == 0 ? Double.NaN : ranges[bar];
    }

    /** The first bar at whose open the grid can be laid out, or {@link Market#NEVER}. */
    int firstBar() {
        int bar = 0;
        while (bar < ranges.length && Double.isNaN(ranges[bar])) {
            bar++;
        }
        return bar > 0 && bar == ranges.length ? Market.NEVER : bar;
    }

    private Attempt<Deployment> sized(Grid grid, int bar, long priceTicks, double toSpread) {
        Cells cells = grid.cells();
        int flat = cells.buyingBelow(priceTicks);
        int awake = settings.start() == StartMode.CASH ? flat : cells.count();
        return quantities
                .of(cells, flat, priceTicks, toSpread, settings.sizing(), settings.start())
                .then(lots ->
                        new Attempt.Done<>(
                                new Deployment(
                                        cells,
                                        lots,
                                        flat,
                                        awake,
                                        grid.center(),
                                        bar,
                                        marginTicks)));
    }

    /** Whether a cell of this size would be accepted by the venue. */
    boolean isAccepted(long lots, long priceTicks) {
        return quantities.isAccepted(lots, priceTicks);
    }
}
