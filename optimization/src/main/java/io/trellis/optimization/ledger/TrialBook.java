package io.trellis.optimization.ledger;

import io.trellis.core.market.SeriesId;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What the entries of a ledger come to: which trials there are, and how many. */
final class TrialBook {

    /** Odd, its bits half set: spreads small numbers over 64 bits (Knuth's multiplicative hash). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final List<TrialData> data = new ArrayList<>();
    private final Map<TrialData, Integer> numbers = new LinkedHashMap<>();
    private final Map<SeriesId, Long> counts = new LinkedHashMap<>();
    private final Map<TrialData, Set<ParameterDigest>> opened = new LinkedHashMap<>();
    private final DigestSet trials = new DigestSet();

    /**
     * Takes in an entry that stands in a ledger.
     *
     * @throws IllegalArgumentException if it speaks of data that no entry before it names
     */
    void take(Entry entry) {
        switch (entry) {
            case Entry.Data(var named) -> number(named, _ -> {});
            case Entry.Trial(int number, var parameters) -> takeTrial(named(number), parameters);
            case Entry.Holdout(int number, var strategy) -> takeOpening(named(number), strategy);
        }
    }

    private TrialData named(int number) {
        if (number < 0 || number >= data.size()) {
            throw new IllegalArgumentException("no line names data " + number);
        }
        return data.get(number);
    }

    /** Adds the trials that are new, and says the entries that stand for them. */
    void add(TrialData of, List<ParameterDigest> parameters, Consumer<Entry> fresh) {
        for (ParameterDigest each : parameters) {
            int number = number(of, fresh);
            if (takeTrial(of, each)) {
                fresh.accept(new Entry.Trial(number, each));
            }
        }
    }

    private int number(TrialData named, Consumer<Entry> fresh) {
        Integer known = numbers.putIfAbsent(named, data.size());
        if (known != null) {
            return known;
        }
        data.add(named);
        fresh.accept(new Entry.Data(named));
        return data.size() - 1;
    }

    /** Whether it is new. */
    private boolean takeTrial(TrialData of, ParameterDigest parameters) {
        long mark = numbers.getOrDefault(of, -1) * SPREAD;
        boolean isNew = trials.add(parameters.high() ^ mark, parameters.low());
        if (isNew) {
            counts.merge(of.series(), 1L, Long::sum);
        }
        return isNew;
    }

    private boolean takeOpening(TrialData holdout, ParameterDigest strategy) {
        return opened.computeIfAbsent(holdout, _ -> new LinkedHashSet<>()).add(strategy);
    }

    /** Opens a holdout, and says the entries that stand for that if it is the first time. */
    void open(TrialData holdout, ParameterDigest strategy, Consumer<Entry> fresh) {
        int number = number(holdout, fresh);
        if (takeOpening(holdout, strategy)) {
            fresh.accept(new Entry.Holdout(number, strategy));
        }
    }

    /** See {@link Trials#openings}. */
    int openings(TrialData holdout, ParameterDigest strategy) {
        var strategies = new LinkedHashSet<ParameterDigest>();
        strategies.add(strategy);
        opened.forEach((other, tried) -> {
            if (other.overlaps(holdout)) {
                strategies.addAll(tried);
            }
        });
        return strategies.size();
    }

    /** Trials on any bars of some series. */
    long count(List<SeriesId> series) {
        return series.stream().distinct().mapToLong(each -> counts.getOrDefault(each, 0L)).sum();
    }
}
