package io.trellis.benchmarks;

import java.time.Duration;

/**
 * How much of everything is done.
 *
 * @param bars one-minute bars of a series
 * @param sets parameter sets of a rate, all of them compared with the dense kernel
 * @param referenceSets how many of them are compared with the reference engine as well
 * @param coldSets runs of the cold {@code backtest sweep}
 * @param population candidates of a generation, and generations, of a search
 * @param coldProcesses how often it is started; the median counts
 * @param manySets sets of the streamed sweep; its time is scaled to a million
 * @param prints trade prints
 * @param printSets sets over them
 * @param indicatorBars values an indicator is given
 * @param loadBars bars that are loaded from Parquet
 * @param peerBars bars for the peers
 * @param liveFrames frames of market data that a live trader is handed, and ticks
 * @param timing how long and how often a thing is done to be timed
 */
record Sizes(
        int bars,
        int sets,
        int referenceSets,
        int coldSets,
        int population,
        int coldProcesses,
        int manySets,
        int prints,
        int printSets,
        int indicatorBars,
        int loadBars,
        int peerBars,
        int liveFrames,
        Timing timing) {

    private static final int YEAR = 525_600;

    /** What the goals are stated for. */
    static Sizes full() {
        return new Sizes(
                YEAR,
                1_024,
                8,
                10_000,
                200,
                3,
                1_000_000,
                10_000_000,
                10_000,
                10_000_000,
                10_000_000,
                YEAR,
                10_000_000,
                new Timing(Duration.ofSeconds(2), Duration.ofMillis(300), 5));
    }

    /** The same series, fewer sets and repetitions: under a minute. */
    static Sizes quick() {
        return new Sizes(
                YEAR,
                48,
                1,
                10_000,
                200,
                1,
                16_384,
                10_000_000,
                10_000,
                10_000_000,
                10_000_000,
                100_000,
                500_000,
                new Timing(Duration.ofMillis(200), Duration.ofMillis(50), 3));
    }
}
