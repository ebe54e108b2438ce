package io.trellis.core.orderflow;

import io.trellis.core.market.Timeframe;

import java.util.List;

/**
 * Over what the order flow is measured.
 *
 * @param bucket the stretch of time, aligned to UTC, whose delta and price change are one
 *     observation of the price impact
 * @param impactBuckets buckets in the rolling window of the price impact, 3 or more
 * @param frames the stretches, aligned to UTC, at whose beginning a cumulative volume delta starts
 *     from 0 again, each once
 */
public record FlowSettings(Timeframe bucket, int impactBuckets, List<Timeframe> frames) {

    private static final int LEAST_BUCKETS = 3;

    /**
     * @throws IllegalArgumentException if there are too few buckets, or a frame is there twice
     */
    public FlowSettings {
        frames = List.copyOf(frames);
        if (impactBuckets < LEAST_BUCKETS) {
            throw new IllegalArgumentException(
                    "a line through points needs 3 or more buckets, was " + impactBuckets);
        }
        if (frames.stream().distinct().count() < frames.size()) {
            throw new IllegalArgumentException("a frame is there twice, in " + frames);
        }
    }
}
