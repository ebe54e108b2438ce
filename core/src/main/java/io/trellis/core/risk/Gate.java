package io.trellis.core.risk;

import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.VenueRequest.Amend;
import io.trellis.core.venue.VenueRequest.Write;

/**
 * The last look at a write before it leaves: nothing is sent that this has not permitted. It
 * decides by the write, the cut and its limits alone, and remembers only how much it has let out
 * and when. What it cannot check, it denies.
 */
public final class Gate {

    private final Limits limits;

    public Gate(Limits limits) {
        this.limits = limits;
    }

    public Limits limits() {
        return limits;
    }

    /**
     * Whether a write may be sent now. What is permitted counts as sent.
     *
     * @param errand what the write is for; of a batch, every order of it must be for the same
     * @param cut without the write's own orders
     */
    public Verdict check(Write write, Errand errand, Cut cut) {
        return new Verdict.Denied("mode", "nothing is let out of a gate without limits", false);
    }

    /**
     * Whether an order may be amended now. The order counts as the larger of what it was and what
     * it shall be.
     *
     * @param old the order as it is at the venue at most
     * @param cut with the order as it is
     */
    public Verdict checkAmend(Amend write, OrderTicket old, Errand errand, Cut cut) {
        return new Verdict.Denied("mode", "nothing is let out of a gate without limits", false);
    }
}
