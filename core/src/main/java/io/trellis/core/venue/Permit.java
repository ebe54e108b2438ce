package io.trellis.core.venue;

import io.trellis.core.venue.VenueRequest.Write;

/**
 * The leave to send one write, once. Only the risk gate makes one, and a venue takes nothing else,
 * so that nothing reaches a venue that was not looked at.
 */
public final class Permit {

    private final Write write;
    private final long untilNanos;
    private boolean used;

    private Permit(Write write, long untilNanos) {
        this.write = write;
        this.untilNanos = untilNanos;
    }

    /**
     * Permits a write. Called by {@code core.risk} and by nobody else; a test of the modules keeps
     * it so.
     *
     * @param untilNanos by the clock of the trader that only rises: after it, nothing may be sent
     */
    public static Permit of(Write write, long untilNanos) {
        return new Permit(write, untilNanos);
    }

    /** What is permitted, to be looked at or written down; this does not use the permit. */
    public Write write() {
        return write;
    }

    public long untilNanos() {
        return untilNanos;
    }

    /**
     * Uses the permit: what it permits is to be sent now.
     *
     * @throws IllegalStateException if it was used before
     */
    public Write use() {
        if (used) {
            throw new IllegalStateException("a permit is used once, was used again for " + write);
        }
        used = true;
        return write;
    }
}
