package io.trellis.core.strategy.grid;

import io.trellis.core.grid.Sizing;
import io.trellis.core.grid.StartMode;
import io.trellis.core.market.Instrument;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The quantities of section 5, in doubles, then whole lots. */
final class OracleSizing {

    private OracleSizing() {}

    /**
     * Lots of every cell.
     *
     * @param flat number of cells that start flat
     * @return nothing where a cell falls under a minimum
     */
    static Optional<List<Long>> lots(
            GridPlan plan,
            OracleGrid grid,
            BigDecimal capital,
            BigDecimal price,
            int flat,
            OracleTwist twist) {
        Instrument instrument = plan.instrument();
        double tolerance = twist == OracleTwist.LOTS_WITHOUT_THE_TOLERANCE ? 0 : 1e-9;
        double lot = instrument.lot().doubleValue();
        double base = capital.doubleValue() / divisor(plan, grid, price.doubleValue(), flat);
        List<Long> lots = new ArrayList<>();
        for (BigDecimal buy : grid.buys()) {
            double quantity =
                    plan.settings().sizing() == Sizing.BASE ? base : base / buy.doubleValue();
            long whole = (long) Math.floor(quantity / lot + tolerance);
            if (underMinimum(instrument, whole, buy)) {
                return Optional.empty();
            }
            lots.add(whole);
        }
        return Optional.of(lots);
    }

    static boolean underMinimum(Instrument instrument, long lots, BigDecimal buy) {
        BigDecimal quantity = instrument.lot().multiply(BigDecimal.valueOf(lots));
        return lots <= 0
                || quantity.compareTo(instrument.minQty()) < 0
                || quantity.multiply(buy).compareTo(instrument.minCost()) < 0;
    }

    private static double divisor(GridPlan plan, OracleGrid grid, double price, int flat) {
        Instrument instrument = plan.instrument();
        boolean cash = plan.settings().start() == StartMode.CASH;
        boolean byQuote = plan.settings().sizing() == Sizing.QUOTE;
        double maker = 1 + instrument.makerFee().doubleValue();
        double taker = 1 + instrument.takerFee().doubleValue();
        double atMarket = price * (1 + plan.assumptions().slippage().doubleValue()) * taker;
        double sum = 0;
        for (int i = 0; i < grid.cells(); i++) {
            double buy = grid.buys().get(i).doubleValue();
            double unitCost = i < flat || cash ? buy * maker : atMarket;
            sum += byQuote ? unitCost / buy : unitCost;
        }
        return sum;
    }
}
