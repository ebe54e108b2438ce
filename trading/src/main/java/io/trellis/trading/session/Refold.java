package io.trellis.trading.session;

import io.trellis.core.InvalidInputException;
import io.trellis.core.fact.Fact;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.Input;
import io.trellis.core.machine.TradingMachine;
import io.trellis.core.venue.VenueRequest.Write;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Makes a machine what it was, by telling it again all that its journal says it was told, and
 * checks that it decides again what the journal says it decided.
 */
public final class Refold {

    private final TradingMachine machine;
    private final Pending pending;
    private final Deque<Write> decided = new ArrayDeque<>();
    private final Deque<Fact> stated = new ArrayDeque<>();
    private final List<String> differences = new ArrayList<>();
    private final boolean comparesFacts;
    private long number;
    private long inputs;
    private int statedOfStep;
    private int epoch;
    private long lastNanos = Long.MIN_VALUE;
    private long lastWallNanos;

    Refold(TradingMachine machine, Pending pending, boolean comparesFacts) {
        this.machine = machine;
        this.pending = pending;
        this.comparesFacts = comparesFacts;
    }

    void take(JournalRecord record) {
        switch (record) {
            case JournalRecord.Took(long nanos, long wallNanos, Input input) -> {
                if (input instanceof Input.Began) {
                    // The process before may have died, and the last records with it.
                    decided.clear();
                    stated.clear();
                } else {
                    settleStep();
                }
                lastNanos = nanos;
                lastWallNanos = wallNanos;
                inputs++;
                if (input instanceof Input.Began(int begun, _, _)) {
                    epoch = begun;
                }
                statedOfStep = 0;
                pending.clear();
                machine.step(nanos, wallNanos, input);
                pending.writes.forEach(permit -> decided.add(permit.write()));
                if (comparesFacts) {
                    stated.addAll(pending.facts);
                }
            }
            case JournalRecord.Sent(Write write) ->
                    compare("sent", write, Optional.ofNullable(decided.poll()));
            case JournalRecord.Stated(Fact fact) -> {
                statedOfStep++;
                if (comparesFacts) {
                    compare("stated", fact, Optional.ofNullable(stated.poll()));
                }
            }
            case JournalRecord.Opened _, JournalRecord.Closed _ -> {}
        }
        number++;
    }

    private void compare(String what, Object written, Optional<?> again) {
        if (again.isEmpty() || !written.equals(again.get())) {
            differences.add(
                    "record %d: it %s %s, and now %s"
                            .formatted(
                                    number,
                                    what,
                                    written,
                                    again.<Object>map(each -> each).orElse("nothing")));
        }
    }

    /** A step's decisions are whole, unless a crash cut off the last ones of a process. */
    private void settleStep() {
        if (!decided.isEmpty() || !stated.isEmpty()) {
            differences.add(
                    "record %d: the step before it now also decides %s%s"
                            .formatted(number, decided, stated));
            decided.clear();
            stated.clear();
        }
    }

    /** Everything that came out otherwise than it was written, a sentence each. */
    public List<String> differences() {
        return List.copyOf(differences);
    }

    /** What the last step told of itself and a crash kept from being written. */
    List<Fact> unstated() {
        return List.copyOf(
                pending.facts.subList(
                        Math.min(statedOfStep, pending.facts.size()), pending.facts.size()));
    }

    /** How many inputs were told. */
    public long inputs() {
        return inputs;
    }

    /** Of the last process, 0 if there was none. */
    public int epoch() {
        return epoch;
    }

    /** Clock of the last input, {@link Long#MIN_VALUE} if there was none. */
    long lastNanos() {
        return lastNanos;
    }

    long lastWallNanos() {
        return lastWallNanos;
    }

    /**
     * @throws InvalidInputException if anything came out otherwise
     */
    void requireSame() {
        if (!differences.isEmpty()) {
            throw new InvalidInputException(
                    "the journal cannot be taken up: "
                            + differences.getFirst()
                            + "; it was written by another version, or its settings were changed.");
        }
    }
}
