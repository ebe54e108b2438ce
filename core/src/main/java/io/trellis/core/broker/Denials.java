package io.trellis.core.broker;

import io.trellis.core.fact.Fact;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.risk.Verdict;

/**
 * What follows from the denials of our own gate. Nothing of them has reached the venue, and one or
 * the other is in the nature of limits; but where wish after wish is denied, somebody wants what
 * must not be, and the trader holds.
 */
final class Denials {

    /** A grid of many cells has this many at once where its limits leave room for a few. */
    private static final int MOST_BEFORE_HOLD = 300;

    private final Outlet out;
    private final Breaker breaker;

    Denials(Surroundings around, Outlet out, Doubts doubts, Work work) {
        this.out = out;
        this.breaker = new Breaker("denials", around, doubts, work);
    }

    void began() {
        breaker.reset();
    }

    /** Says that an order was not let out; of one wish and one limit that is said once. */
    void denied(int cell, Side side, long priceTicks, long lots, Verdict.Denied denied) {
        out.fact(
                new Fact.Denied(
                        cell < 0 ? Fill.NO_CELL : cell,
                        side,
                        priceTicks,
                        lots,
                        denied.limit(),
                        denied.sentence()));
        int count = breaker.count();
        if (count % MOST_BEFORE_HOLD == 0) {
            breaker.trip(
                    "The limits have denied "
                            + count
                            + " orders within ten minutes, the last one: "
                            + denied.sentence());
        }
    }

    void turn() {
        breaker.turn();
    }
}
