package io.trellis.core.strategy.grid;

import io.trellis.core.order.Fill;

import java.util.List;

/**
 * What the oracle says of a run, amounts in units of 10⁻⁸ quote.
 *
 * @param refused whether the grid could not start
 * @param equity at the close of each bar
 * @param events recentrings, trailing and stops, with their times
 */
record OracleResult(
        boolean refused,
        List<Fill> fills,
        List<Long> equity,
        List<String> events,
        long cash,
        long lots,
        long fees,
        long lowestCash,
        long roundTripProfit,
        long gains,
        long losses,
        long adjustProfit,
        int recenters,
        double maxDrawdown,
        boolean halted,
        OracleCounts counts) {}
