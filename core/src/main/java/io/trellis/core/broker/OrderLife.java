package io.trellis.core.broker;

import io.trellis.core.fact.Fact.OrderState;
import io.trellis.core.venue.VenueOrder;

/**
 * What is known of one order at a venue, and the only place where that changes. An order ends by
 * evidence alone: the venue's word for its end together with all executions that it counts, a
 * refusal in answer to its own request, or the proof that it never got there.
 *
 * @param state as far as the evidence goes
 * @param seen whether the venue has ever shown that it has it
 * @param lots its quantity
 * @param bookedLots sum of its executions, each counted once
 * @param end how it ends when all executions are there; not final where the venue has not said
 * @param endLots what the venue counts as executed at its end
 */
record OrderLife(
        OrderState state, boolean seen, long lots, long bookedLots, OrderState end, long endLots) {

    /** A piece of evidence about an order. */
    sealed interface Evidence {

        /** The answer to its request says that the venue took it. */
        record Taken() implements Evidence {}

        /** The answer to its request says that the venue certainly did not. */
        record Refused() implements Evidence {}

        /** There is no answer that says anything, or will not be one. */
        record Silence() implements Evidence {}

        /** The venue tells how it stands. */
        record Reported(VenueOrder.State state, long filledLots) implements Evidence {}

        /** An execution that was not counted yet. */
        record Executed(long lots) implements Evidence {}

        /** It is not among the open orders any more. */
        record Missing() implements Evidence {}

        /** It is nowhere, twice, after its deadline. */
        record Proof() implements Evidence {}
    }

    /** An order that is being sent. */
    static OrderLife sent(long lots) {
        return new OrderLife(OrderState.SENT, false, lots, 0, OrderState.OPEN, 0);
    }

    /** What may still trade. */
    long remainingLots() {
        return state.isFinal() ? 0 : Math.max(0, lots - bookedLots);
    }

    /** Whether the venue has said how it ends, and executions are missing. */
    boolean waitsForExecutions() {
        return !state.isFinal() && end.isFinal();
    }

    /** Whether it may be at the venue without anybody having seen it there. */
    boolean isUnseen() {
        return state == OrderState.UNKNOWN && !seen;
    }

    OrderLife after(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Taken _ -> shown();
            case Evidence.Refused _ -> !seen && isUnanswered() ? in(OrderState.REFUSED) : this;
            case Evidence.Silence _ -> state == OrderState.SENT ? in(OrderState.UNKNOWN) : this;
            case Evidence.Reported(VenueOrder.State told, long filledLots) ->
                    told.isFinal() ? ending(told, filledLots) : shown();
            case Evidence.Executed(long more) -> executed(more);
            case Evidence.Missing _ -> missing();
            case Evidence.Proof _ -> isUnseen() ? in(OrderState.ABSENT) : this;
        };
    }

    private boolean isUnanswered() {
        return state == OrderState.SENT || state == OrderState.UNKNOWN;
    }

    private OrderLife in(OrderState next) {
        return new OrderLife(next, seen, lots, bookedLots, end, endLots);
    }

    /** The venue has it. What is over stays so, unless it was said never to have begun. */
    private OrderLife shown() {
        OrderState next =
                switch (state) {
                    case PLANNED, SENT, OPEN, UNKNOWN, ABSENT, REFUSED -> OrderState.OPEN;
                    case FILLED, CANCELLED, EXPIRED -> state;
                };
        return new OrderLife(next, true, lots, bookedLots, end, endLots);
    }

    private OrderLife ending(VenueOrder.State told, long filledLots) {
        if (hasEnded()) {
            return this;
        }
        OrderState how =
                switch (told) {
                    case FILLED -> OrderState.FILLED;
                    case CANCELLED -> OrderState.CANCELLED;
                    case EXPIRED -> OrderState.EXPIRED;
                    case PENDING, OPEN -> OrderState.OPEN;
                };
        OrderState now = state == OrderState.REFUSED && filledLots == 0 ? state : OrderState.OPEN;
        return new OrderLife(now, true, lots, bookedLots, how, filledLots).endedIfWhole();
    }

    private boolean hasEnded() {
        return switch (state) {
            case FILLED, CANCELLED, EXPIRED -> true;
            case PLANNED, SENT, OPEN, UNKNOWN, REFUSED, ABSENT -> false;
        };
    }

    private OrderLife endedIfWhole() {
        boolean whole = end.isFinal() && bookedLots >= endLots && state != OrderState.REFUSED;
        return whole ? in(end) : this;
    }

    private OrderLife executed(long more) {
        OrderLife booked =
                new OrderLife(state, true, lots, Math.addExact(bookedLots, more), end, endLots);
        return hasEnded() ? booked : booked.shown().endedIfWhole();
    }

    /** With all of it executed, that it is gone is its end. */
    private OrderLife missing() {
        if (state != OrderState.OPEN || end.isFinal()) {
            return this;
        }
        return in(bookedLots >= lots ? OrderState.FILLED : OrderState.UNKNOWN);
    }
}
