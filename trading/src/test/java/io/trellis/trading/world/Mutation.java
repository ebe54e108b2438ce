package io.trellis.trading.world;

import io.trellis.clients.net.Loop;
import io.trellis.core.venue.Venue;
import io.trellis.core.venue.VenueListener;
import io.trellis.trading.journal.Disk;

/** A fault that somebody could have built into the trader: what its parts say to one another. */
interface Mutation {

    /** The trader as it is. */
    Mutation NONE = new Mutation() {};

    default Disk disk(Disk disk) {
        return disk;
    }

    /** The loop of the session; the client's is as it is. */
    default Loop loop(Loop loop) {
        return loop;
    }

    /** What the session hears of the venue. */
    default VenueListener listener(VenueListener session, Loop loop) {
        return session;
    }

    /** What the venue is asked. */
    default Venue venue(Venue venue, Loop loop) {
        return venue;
    }
}
