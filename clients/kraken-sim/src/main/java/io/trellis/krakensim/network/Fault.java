package io.trellis.krakensim.network;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * One thing that goes wrong. Its text is one line, as {@code +12.5s fault reply-lost on AddOrder
 * times 2 for 30s}, and can be read back.
 *
 * @param kind what goes wrong
 * @param startNanos when it begins, since the world began
 * @param spanNanos for how long it lies in wait, or lasts
 * @param times how many calls, openings or frames it hits at most
 * @param target what it hits, in the words of its kind; empty for any
 * @param amount nanoseconds, bytes or millionths of the whole, as the kind has it; 0 where it has
 *     none
 */
public record Fault(
        FaultKind kind, long startNanos, long spanNanos, int times, String target, long amount) {

    private static final long DAY_NANOS = Duration.ofDays(1).toNanos();

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a time or the amount is negative, or the target is no
     *     word of the kind
     */
    public Fault {
        if (startNanos < 0 || spanNanos < 0 || times < 1 || amount < 0) {
            throw new IllegalArgumentException(
                    "a fault begins at 0 or later, lasts 0 or longer, hits once or more, with an"
                            + " amount of 0 or more, was %d ns, %d ns, %d times, %d"
                                    .formatted(startNanos, spanNanos, times, amount));
        }
        if (kind.amount() == FaultAmount.MILLIONTHS && amount >= 1_000_000) {
            throw new IllegalArgumentException(
                    "of a cut, 0 to 999999 millionths arrive, was " + amount);
        }
        FaultTargets.check(kind, target);
    }

    /** Hits once, the first of any target, within a day. */
    public static Fault once(FaultKind kind, Duration start) {
        return once(kind, "", start);
    }

    /** Hits once, the first of a target, within a day. */
    public static Fault once(FaultKind kind, String target, Duration start) {
        long amount =
                switch (kind.amount()) {
                    case NONE -> 0;
                    case NANOS -> Duration.ofSeconds(10).toNanos();
                    case BYTES -> 4 * 1024 * 1024 + 1;
                    case MILLIONTHS -> 500_000;
                };
        return new Fault(kind, start.toNanos(), DAY_NANOS, 1, target, amount);
    }

    /** The same for some calls or lines only. */
    public Fault on(String newTarget) {
        return new Fault(kind, startNanos, spanNanos, times, newTarget, amount);
    }

    /** The same so many times. */
    public Fault times(int newTimes) {
        return new Fault(kind, startNanos, spanNanos, newTimes, target, amount);
    }

    /** The same within a time, or for it. */
    public Fault lasting(Duration span) {
        return new Fault(kind, startNanos, span.toNanos(), times, target, amount);
    }

    /** The same with another amount. */
    public Fault of(long newAmount) {
        return new Fault(kind, startNanos, spanNanos, times, target, newAmount);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws io.trellis.core.InvalidInputException naming the word that is wrong
     */
    public static Fault parse(String line) {
        return FaultText.parse(line);
    }

    Fault beginning(long newStartNanos) {
        return new Fault(kind, newStartNanos, spanNanos, times, target, amount);
    }

    boolean hits(Predicate<String> targets, long sinceStartNanos) {
        return sinceStartNanos >= startNanos
                && sinceStartNanos - startNanos <= spanNanos
                && (target.isEmpty() || targets.test(target));
    }

    @Override
    public String toString() {
        return FaultText.text(this);
    }
}
