package io.trellis.backtesting.venue;

import java.util.SplittableRandom;

/** The latency of each message, in the order in which the messages are sent. */
final class Delays {

    private final LatencyModel latency;
    private final SplittableRandom random;

    Delays(LatencyModel latency) {
        this.latency = latency;
        this.random =
                new SplittableRandom(
                        latency instanceof LatencyModel.Uniform drawn ? drawn.seed() : 0);
    }

    /** Whether no message ever takes any time. */
    boolean none() {
        return latency instanceof LatencyModel.None;
    }

    long entryMillis() {
        return switch (latency) {
            case LatencyModel.None _ -> 0;
            case LatencyModel.Fixed fixed -> fixed.entryMillis();
            case LatencyModel.Uniform drawn -> draw(drawn);
        };
    }

    long cancelMillis() {
        return switch (latency) {
            case LatencyModel.None _ -> 0;
            case LatencyModel.Fixed fixed -> fixed.cancelMillis();
            case LatencyModel.Uniform drawn -> draw(drawn);
        };
    }

    private long draw(LatencyModel.Uniform drawn) {
        return random.nextLong(drawn.leastMillis(), drawn.mostMillis() + 1);
    }
}
