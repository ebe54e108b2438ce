package io.trellis.core.broker;

import io.trellis.core.fact.Fact;
import io.trellis.core.market.Side;
import io.trellis.core.venue.Refusal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** What follows from a venue's refusals, and from too many of them. */
final class Refusals {

    private static final long WINDOW_NANOS = Duration.ofMinutes(10).toNanos();
    private static final long HOLD_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int MOST_BEFORE_HOLD = 10;
    private static final int MOST_BEFORE_HALT = 30;
    private static final String STORM = "refusals";

    private final Surroundings around;
    private final Doubts doubts;
    private final Work work;
    private final Deque<Long> recent = new ArrayDeque<>();
    private long heldUntilNanos = Long.MIN_VALUE;

    Refusals(Surroundings around, Doubts doubts, Work work) {
        this.around = around;
        this.doubts = doubts;
        this.work = work;
    }

    void began() {
        recent.clear();
        end();
    }

    /**
     * Takes a refusal of an order.
     *
     * @return whether the same order may be tried again, later
     */
    boolean isToBeSentAgain(Refusal reason, String words, Side side, long priceTicks) {
        return switch (reason) {
            case WOULD_TAKE, RATE_LIMIT, MODE, NOT_SENT -> true;
            case INSUFFICIENT_FUNDS, TOO_MANY_ORDERS, UNKNOWN_ORDER, OTHER -> {
                count(words);
                yield true;
            }
            case BELOW_MINIMUM, OFF_STEP, INVALID_ORDER -> {
                count(words);
                doubts.tell(
                        Fact.Severity.WARNING,
                        "order-refused",
                        "The venue takes no such order, "
                                + side
                                + " at "
                                + priceTicks
                                + " ticks: "
                                + words
                                + ".");
                yield false;
            }
            case UNKNOWN_MARKET, RESTRICTED, AUTHENTICATION, NONCE -> {
                permanent(reason, words);
                yield true;
            }
        };
    }

    /** Takes a refusal of a cancel. */
    void ofCancel(Refusal reason, String words) {
        switch (reason) {
            case RESTRICTED, AUTHENTICATION, NONCE -> permanent(reason, words);
            case UNKNOWN_MARKET,
                    WOULD_TAKE,
                    RATE_LIMIT,
                    MODE,
                    NOT_SENT,
                    INSUFFICIENT_FUNDS,
                    TOO_MANY_ORDERS,
                    UNKNOWN_ORDER,
                    OTHER,
                    BELOW_MINIMUM,
                    OFF_STEP,
                    INVALID_ORDER -> {}
        }
    }

    private void permanent(Refusal reason, String words) {
        String what =
                reason == Refusal.NONCE
                        ? "The venue refuses our nonce; is there a second user of the key? "
                        : "The venue refuses us for good: ";
        doubts.halt("refused-for-good", what + words + ".");
    }

    private void count(String words) {
        long now = around.nowNanos();
        recent.addLast(now);
        while (now - recent.getFirst() > WINDOW_NANOS) {
            recent.removeFirst();
        }
        if (recent.size() >= MOST_BEFORE_HALT) {
            doubts.halt(
                    "refusal-storm",
                    "The venue has refused " + recent.size() + " orders, the last one: " + words);
        } else if (recent.size() % MOST_BEFORE_HOLD == 0) {
            heldUntilNanos = now + HOLD_NANOS;
            doubts.hold(
                    STORM,
                    "The venue has refused " + recent.size() + " orders, the last one: " + words);
        }
    }

    void turn() {
        if (heldUntilNanos == Long.MIN_VALUE) {
            return;
        }
        if (around.nowNanos() >= heldUntilNanos) {
            end();
        } else {
            work.isDueAt(heldUntilNanos);
        }
    }

    private void end() {
        heldUntilNanos = Long.MIN_VALUE;
        doubts.over(STORM);
    }
}
