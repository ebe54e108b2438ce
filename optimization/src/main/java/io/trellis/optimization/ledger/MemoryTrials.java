package io.trellis.optimization.ledger;

import io.trellis.core.market.SeriesId;

import java.util.List;

/** Trials that are counted and not kept. */
final class MemoryTrials implements Trials {

    private final TrialBook book = new TrialBook();
    private final Chain chain = new Chain();

    @Override
    public synchronized void add(TrialData data, List<ParameterDigest> parameters) {
        book.add(data, parameters, this::enter);
    }

    @Override
    public synchronized Count count(List<SeriesId> series) {
        return new Count(book.count(series), chain.head());
    }

    @Override
    public synchronized int openHoldout(TrialData holdout, ParameterDigest strategy) {
        book.open(holdout, strategy, this::enter);
        return book.openings(holdout, strategy);
    }

    @Override
    public synchronized int openings(TrialData holdout, ParameterDigest strategy) {
        return book.openings(holdout, strategy);
    }

    private void enter(Entry entry) {
        var _ = chain.line(entry.words());
    }
}
