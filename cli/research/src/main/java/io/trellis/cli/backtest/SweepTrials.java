package io.trellis.cli.backtest;

import io.trellis.optimization.ledger.ParameterDigest;
import io.trellis.optimization.ledger.TrialData;
import io.trellis.optimization.ledger.Trials;
import io.trellis.optimization.sweep.Sweep;

import java.util.ArrayList;
import java.util.List;

/** Tells the ledger of trials what a sweep has run, many runs at a time. */
final class SweepTrials {

    /** Each telling waits for the device. */
    private static final int MOST_WAITING = 1 << 16;

    private final Sweep sweep;
    private final Trials trials;
    private final TrialData data;
    private final List<ParameterDigest> waiting = new ArrayList<>();

    SweepTrials(Sweep sweep, Trials trials, TrialData data) {
        this.sweep = sweep;
        this.trials = trials;
        this.data = data;
    }

    /** A chunk has been run. */
    void ran(int chunk) {
        waiting.addAll(sweep.trials(chunk));
        if (waiting.size() > MOST_WAITING) {
            tell();
        }
    }

    /** Tells what is not told yet. */
    void tell() {
        trials.add(data, waiting);
        waiting.clear();
    }
}
