package io.trellis.krakensim.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The faults that still lie in wait, and how often each kind has struck. */
final class FaultBoard {

    private final long startNanos;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<FaultKind, Integer> struck =
            new TreeMap<>(Comparator.comparing(FaultKind::text));

    FaultBoard(long startNanos) {
        this.startNanos = startNanos;
    }

    /** Keeps them in the order of their times. */
    void add(Fault fault) {
        int place = waiting.size();
        while (place > 0 && waiting.get(place - 1).fault.startNanos() > fault.startNanos()) {
            place--;
        }
        waiting.add(place, new Waiting(fault));
    }

    /** The time of a moment of the world. */
    long nanos(long sinceStartNanos) {
        return startNanos + sinceStartNanos;
    }

    void clear() {
        waiting.clear();
    }

    /**
     * The first fault that hits such a thing now; it has struck then.
     *
     * @param targets the names of the thing
     */
    <K extends FaultKind> Optional<Strike<K>> take(
            Class<K> kinds, Predicate<String> targets, long nowNanos) {
        long since = nowNanos - startNanos;
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting next = each.next();
            Fault fault = next.fault;
            if (fault.startNanos() > since) {
                break;
            }
            if (next.isPast(since)) {
                each.remove();
            } else if (kinds.isInstance(fault.kind()) && fault.hits(targets, since)) {
                next.left--;
                strike(fault.kind());
                return Optional.of(new Strike<>(kinds.cast(fault.kind()), fault.amount()));
            }
        }
        return Optional.empty();
    }

    void strike(FaultKind kind) {
        struck.merge(kind, 1, Integer::sum);
    }

    Map<FaultKind, Integer> struck() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(struck));
    }

    /** A fault of a kind that strikes. */
    record Strike<K extends FaultKind>(K kind, long amount) {}

    private static final class Waiting {

        private final Fault fault;
        private int left;

        Waiting(Fault fault) {
            this.fault = fault;
            this.left = fault.times();
        }

        boolean isPast(long sinceNanos) {
            return left == 0 || sinceNanos - fault.startNanos() > fault.spanNanos();
        }
    }
}
