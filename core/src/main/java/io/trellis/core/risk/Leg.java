package io.trellis.core.risk;

import io.trellis.core.market.Side;
import io.trellis.core.order.Reason;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.OrderTicket.Pricing;

/**
 * One order that is to be placed, or changed.
 *
 * @param limitTicks 0 for an order without a limit
 * @param rests whether it is cancelled rather than take
 * @param lots what it may still trade
 * @param replacedTicks limit of the order that it takes the place of, 0 for none
 * @param replacedLots what that one could still trade
 */
record Leg(
        Side side,
        long limitTicks,
        boolean rests,
        long lots,
        long replacedTicks,
        long replacedLots,
        Errand errand) {

    static Leg of(OrderTicket order, Errand errand) {
        return switch (order.pricing()) {
            case Pricing.Limit(long price, boolean postOnly, _) ->
                    new Leg(order.side(), price, postOnly, order.lots(), 0, 0, errand);
            case Pricing.Market() -> new Leg(order.side(), 0, false, order.lots(), 0, 0, errand);
        };
    }

    Allowed.Kind kind() {
        if (limitTicks == 0) {
            return Allowed.Kind.MARKET;
        }
        return rests ? Allowed.Kind.REST : Allowed.Kind.TAKE;
    }

    boolean buys() {
        return side == Side.BUY;
    }

    boolean replaces() {
        return replacedLots > 0;
    }

    /** Whether it ends what is held for good or undoes a mishap: nothing may hold that up. */
    boolean closes() {
        Reason reason = errand.reason();
        return errand.reduces()
                && switch (reason) {
                    case EXIT, KILL, LATE -> true;
                    case START, SCHEDULE, GRID, RECENTER -> false;
                };
    }
}
