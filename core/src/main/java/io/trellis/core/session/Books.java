package io.trellis.core.session;

/**
 * The profit of a strategy, split as grid-semantics section 9 says, in units of 10⁻⁸ quote.
 *
 * @param gridBuys fills of resting buys
 * @param gridSells fills of resting sells; each is a round trip
 * @param roundTripProfit proceeds less cost of the round trips, fees included
 * @param gains sum of the round trips that won
 * @param losses sum of the round trips that lost, as a positive amount
 * @param adjustProfit proceeds less cost of liquidations and recentring sales, fees included
 * @param recenters how often the grid was recentred
 */
public record Books(
        int gridBuys,
        int gridSells,
        long roundTripProfit,
        long gains,
        long losses,
        long adjustProfit,
        int recenters) {

    /** Nothing traded yet. */
    public static final Books EMPTY = new Books(0, 0, 0, 0, 0, 0, 0);

    /** A resting buy has filled. */
    public Books withBuy() {
        return new Books(
                gridBuys + 1, gridSells, roundTripProfit, gains, losses, adjustProfit, recenters);
    }

    /** A resting sell has filled, for this profit. */
    public Books withRoundTrip(long profit) {
        return new Books(
                gridBuys,
                gridSells + 1,
                roundTripProfit + profit,
                gains + Math.max(profit, 0),
                losses + Math.max(-profit, 0),
                adjustProfit,
                recenters);
    }

    /** A liquidation or a recentring has sold, for this profit. */
    public Books withAdjustment(long profit) {
        return new Books(
                gridBuys,
                gridSells,
                roundTripProfit,
                gains,
                losses,
                adjustProfit + profit,
                recenters);
    }

    public Books withRecenter() {
        return new Books(
                gridBuys, gridSells, roundTripProfit, gains, losses, adjustProfit, recenters + 1);
    }
}
