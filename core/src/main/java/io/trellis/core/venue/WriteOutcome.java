package io.trellis.core.venue;

/** What is known of a write once its answer came, or will not come. */
public sealed interface WriteOutcome {

    /**
     * The venue took it. What follows, a cancel at once included, is told by events.
     *
     * @param venueName the venue's name of the order or of the change, empty where it gives none
     */
    record Accepted(String venueName) implements WriteOutcome {}

    /**
     * The venue certainly did not do it.
     *
     * @param words the venue's, or ours where it was not even sent
     */
    record Refused(Refusal reason, String words) implements WriteOutcome {}

    /**
     * It may or may not have been done: no answer, none that makes sense, or one that does not say.
     *
     * @param words what is known
     */
    record Unknown(String words) implements WriteOutcome {}
}
