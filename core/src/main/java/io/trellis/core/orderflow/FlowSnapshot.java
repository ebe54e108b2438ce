package io.trellis.core.orderflow;

import io.trellis.core.market.Timeframe;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Everything that is known of the order flow at an event.
 *
 * @param timeMillis of the newest event, UTC
 * @param deltaLots what takers bought less what they sold in the newest whole bucket with a print;
 *     absent before one has ended
 * @param cumulativeDeltas the running delta of every frame, in the order of the settings; none
 *     before the first event
 * @param imbalance of the best levels, see {@link BestLevels#imbalance}; absent without a whole
 *     book, or with nothing at its best levels
 * @param microPriceTicks see {@link BestLevels#microPrice}; absent as the imbalance is
 * @param spreadBps see {@link BestLevels#spreadBps}; absent without a whole book
 * @param impact absent before the window of buckets is full, or when all deltas in it are equal
 */
public record FlowSnapshot(
        long timeMillis,
        OptionalLong deltaLots,
        List<CumulativeDelta> cumulativeDeltas,
        OptionalDouble imbalance,
        OptionalDouble microPriceTicks,
        OptionalDouble spreadBps,
        Optional<PriceImpact> impact) {

    public FlowSnapshot {
        cumulativeDeltas = List.copyOf(cumulativeDeltas);
    }

    /**
     * The cumulative volume delta (CVD) of one frame.
     *
     * @param lots what takers bought less what they sold since the frame began, or since the first
     *     event in the frame in which that came
     */
    public record CumulativeDelta(Timeframe frame, long lots) {}
}
