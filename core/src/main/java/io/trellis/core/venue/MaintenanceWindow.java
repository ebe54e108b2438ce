package io.trellis.core.venue;

import java.time.Instant;

/**
 * A time that a venue has announced, in which it is worked on. What may be done is told by its mode
 * alone; this says what comes.
 *
 * @param title for people
 * @param start when it is to begin, by the venue's clock
 * @param end when it is to end
 * @param cancels whether the venue advises to take open orders back before, and not only to place
 *     none
 */
public record MaintenanceWindow(String title, Instant start, Instant end, boolean cancels) {}
