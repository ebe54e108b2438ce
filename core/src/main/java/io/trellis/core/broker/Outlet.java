package io.trellis.core.broker;

import io.trellis.core.fact.Fact;
import io.trellis.core.venue.Permit;
import io.trellis.core.venue.VenueRequest;

/** Takes what a broker wants done, in its order. */
public interface Outlet {

    /** A write that the risk gate has let out. */
    void write(Permit permit);

    void read(VenueRequest.Read request);

    void fact(Fact fact);
}
