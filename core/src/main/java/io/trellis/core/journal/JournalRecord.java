package io.trellis.core.journal;

import io.trellis.core.fact.Fact;
import io.trellis.core.machine.Input;
import io.trellis.core.venue.VenueRequest;

/** One thing that a trader has written down. */
public sealed interface JournalRecord {

    /**
     * What the run is: the first record of a journal.
     *
     * @param runId the name of the run
     * @param settings everything that the machine is made of, as text: with it and the inputs that
     *     follow, the machine can be made again
     */
    record Opened(String runId, String settings) implements JournalRecord {}

    /**
     * An input, before the machine is told.
     *
     * @param nanos by the clock that only rises
     * @param wallNanos by the clock of the machine, since the epoch
     */
    record Took(long nanos, long wallNanos, Input input) implements JournalRecord {}

    /** A write that was let out, before its first byte leaves. */
    record Sent(VenueRequest.Write write) implements JournalRecord {}

    /** What the machine has told of itself. */
    record Stated(Fact fact) implements JournalRecord {}

    /** A process has ended as it should. */
    record Closed(String how) implements JournalRecord {}
}
