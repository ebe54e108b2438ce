package io.trellis.core.broker;

import io.trellis.core.fact.Fact;
import io.trellis.core.market.Side;
import io.trellis.core.venue.Refusal;

/** What follows from a venue's refusals, and from too many of them. */
final class Refusals {

    private static final int MOST_BEFORE_HOLD = 10;
    private static final int MOST_BEFORE_HALT = 30;

    private final Doubts doubts;
    private final Breaker breaker;

    Refusals(Surroundings around, Doubts doubts, Work work) {
        this.doubts = doubts;
        this.breaker = new Breaker("refusals", around, doubts, work);
    }

    void began() {
        breaker.reset();
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
        int count = breaker.count();
        String sentence = "The venue has refused " + count + " orders, the last one: " + words;
        if (count >= MOST_BEFORE_HALT) {
            doubts.halt("refusal-storm", sentence);
        } else if (count % MOST_BEFORE_HOLD == 0) {
            breaker.trip(sentence);
        }
    }

    void turn() {
        breaker.turn();
    }
}
