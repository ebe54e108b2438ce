package io.trellis.core.risk;

import io.trellis.core.venue.Permit;

/** What the gate says to a write. */
public sealed interface Verdict {

    /** It may be sent, once. */
    record Permitted(Permit permit) implements Verdict {}

    /**
     * It may not.
     *
     * @param limit which limit it would break, lower case with dashes
     * @param sentence with the value and the limit
     * @param lasting whether the same order will be denied again, whatever time passes
     */
    record Denied(String limit, String sentence, boolean lasting) implements Verdict {}
}
