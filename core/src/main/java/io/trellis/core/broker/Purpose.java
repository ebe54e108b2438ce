package io.trellis.core.broker;

import io.trellis.core.venue.Refusal;

/** What an order at a venue was sent for. */
interface Purpose {

    /** How an order ended. */
    sealed interface End {

        /** It has traded whole. */
        record Filled() implements End {}

        /** By our cancel. */
        record Cancelled() implements End {}

        /** By somebody else, or by its time. */
        record CancelledByOthers(String words) implements End {}

        /** It would have taken instead of resting. */
        record WouldTake() implements End {}

        /** The venue did not take it. */
        record Refused(Refusal reason, String words) implements End {}

        /** It never got there. */
        record Absent() implements End {}
    }

    /** An order is on its way. */
    void sentAs(Attempt order);

    /**
     * Something of it has traded.
     *
     * @param value in units of 10⁻⁸ quote
     * @param fee in units of 10⁻⁸ quote
     */
    void executed(Attempt order, long lots, long value, long fee);

    /** Nothing of it is at the venue any more; its executions have been told. */
    void ended(Attempt order, End end);
}
