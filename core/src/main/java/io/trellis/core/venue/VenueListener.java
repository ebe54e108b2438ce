package io.trellis.core.venue;

/** Takes what a venue tells, one event at a time. */
@FunctionalInterface
public interface VenueListener {

    /** Returns soon: the next event waits for it. */
    void happened(VenueEvent event);
}
