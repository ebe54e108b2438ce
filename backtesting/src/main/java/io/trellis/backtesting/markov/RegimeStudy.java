package io.trellis.backtesting.markov;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Bars;

import java.time.Instant;

/**
 * What a series says of a market's states: a chain and a hidden Markov model are fitted to the
 * training window, the bars before a time, and looked at again on the rest. Nothing of the rest
 * reaches what is fitted.
 *
 * @param settings what was looked at
 * @param splitMillis start of the rest, UTC
 * @param training what was observed in the training window
 * @param rest what was observed after it, beginning anew
 * @param labels the five labels over all bars; they are not fitted
 */
public record RegimeStudy(
        StudySettings settings,
        long splitMillis,
        Observed training,
        Observed rest,
        LabelTimes labels,
        ChainStudy chain,
        HiddenStudy hidden) {

    private static final int LEAST_OBSERVATIONS = 100;

    /**
     * Studies a series.
     *
     * @param splitMillis start of the rest, UTC
     * @throws InvalidInputException if a side has too few candles, or candles too equal to be told
     *     apart
     */
    public static RegimeStudy of(Bars bars, long splitMillis, StudySettings settings) {
        int split = indexAtOrAfter(bars, splitMillis);
        Observed training = Observed.of(bars, 0, split, settings);
        Observed rest = Observed.of(bars, split, bars.count(), settings);
        requireEnough("the training window", training, splitMillis, settings);
        requireEnough("the rest", rest, splitMillis, settings);
        try {
            ChainStudy chain = ChainStudy.of(training, rest, settings);
            double memoryP = chain.filter().memoryP();
            return new RegimeStudy(
                    settings,
                    splitMillis,
                    training,
                    rest,
                    LabelTimes.of(bars),
                    chain,
                    HiddenStudy.of(training, rest, settings, memoryP));
        } catch (IllegalArgumentException refused) {
            throw new InvalidInputException(
                    "the training window cannot be fitted: " + refused.getMessage(), refused);
        }
    }

    private static int indexAtOrAfter(Bars bars, long millis) {
        int index = 0;
        while (index < bars.count() && bars.timeMillis(index) < millis) {
            index++;
        }
        return index;
    }

    private static void requireEnough(
            String which, Observed observed, long splitMillis, StudySettings settings) {
        if (observed.count() < LEAST_OBSERVATIONS) {
            throw new InvalidInputException(
                    "%s, split at %s, has %d candles of %s that can be observed; %d are needed: use"
                                    .formatted(
                                            which,
                                            Instant.ofEpochMilli(splitMillis),
                                            observed.count(),
                                            settings.timeframe(),
                                            LEAST_OBSERVATIONS)
                            + " more data or shorter candles");
        }
    }

    /** The bars after the training window alone. */
    public Bars restOf(Bars bars) {
        int from = indexAtOrAfter(bars, splitMillis);
        var rest = new Bars(bars.count() - from);
        for (int bar = from; bar < bars.count(); bar++) {
            rest.append(
                    bars.timeMillis(bar),
                    bars.open(bar),
                    bars.high(bar),
                    bars.low(bar),
                    bars.close(bar));
        }
        return rest;
    }

    /** Whether the training window shows a memory, without which no gate may act. */
    public boolean hasMemory() {
        return chain.filter().hasMemory();
    }
}
