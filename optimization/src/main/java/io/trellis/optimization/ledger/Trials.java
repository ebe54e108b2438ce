package io.trellis.optimization.ledger;

import io.trellis.core.market.SeriesId;

import java.util.List;

/**
 * What was ever tried. A trial is data, engine and parameters; a trial that is there already counts
 * once, whoever makes it again.
 */
public interface Trials {

    /**
     * Adds those trials that are not there yet.
     *
     * @param parameters digests as of {@link ParameterDigest}
     */
    void add(TrialData data, List<ParameterDigest> parameters);

    /** How many trials there are on some series, whichever bars of them and whichever engine. */
    Count count(List<SeriesId> series);

    /**
     * Writes down that a strategy is about to be tried on data that was kept back.
     *
     * @return how many different strategies have been tried on any of that time, with this one
     */
    int openHoldout(TrialData holdout, ParameterDigest strategy);

    /**
     * How many different strategies would have been tried on some kept-back data, if this one were:
     * {@link #openHoldout} without writing anything down.
     */
    int openings(TrialData holdout, ParameterDigest strategy);

    /**
     * Trials and where the count was taken.
     *
     * @param head hash of the newest entry, 64 lower-case hex digits
     */
    record Count(long trials, String head) {}

    /** Trials that nobody keeps: for worlds that are made up. */
    static Trials inMemory() {
        return new MemoryTrials();
    }
}
