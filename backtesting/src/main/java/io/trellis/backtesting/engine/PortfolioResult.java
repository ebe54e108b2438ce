package io.trellis.backtesting.engine;

import io.trellis.backtesting.analytics.EquityCurve;
import io.trellis.core.grid.Attempt;

import java.util.List;

/**
 * What came of a portfolio.
 *
 * @param seats in the order of the portfolio
 * @param account of all seats together
 * @param equity of all seats together after each time at which a bar of any closed
 * @param events bars, trades, quotes and book changes that were lived through
 */
public record PortfolioResult(
        List<SeatResult> seats, SharedAccount account, EquityCurve equity, long events) {

    /**
     * What came of one seat.
     *
     * @param result refused when the strategy could not start; it then traded nothing
     * @param counts what the venue did to it
     */
    public record SeatResult(Seat seat, Attempt<BacktestResult> result, VenueCounts counts) {}

    public PortfolioResult {
        seats = List.copyOf(seats);
    }
}
