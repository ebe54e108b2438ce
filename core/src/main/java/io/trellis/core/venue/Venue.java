package io.trellis.core.venue;

/** Where orders are placed. */
public interface Venue {

    /**
     * Has a request carried out. Returns at once; exactly one {@link VenueEvent.Answered} or {@link
     * VenueEvent.Told} follows, never within this call.
     */
    void carryOut(VenueRequest request);
}
