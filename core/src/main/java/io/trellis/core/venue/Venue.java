package io.trellis.core.venue;

/** Where orders are placed. Nothing here waits; what comes of a request is told as an event. */
public interface Venue {

    /**
     * Has a write carried out, once. Exactly one {@link VenueEvent.Answered} follows, never within
     * this call.
     *
     * @throws IllegalStateException if the permit was used before
     */
    void carryOut(Permit permit);

    /** Looks something up. Exactly one {@link VenueEvent.Told} follows, never within this call. */
    void read(VenueRequest.Read request);
}
