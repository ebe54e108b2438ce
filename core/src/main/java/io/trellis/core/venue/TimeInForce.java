package io.trellis.core.venue;

import java.time.Instant;

/** How long a limit order may rest. */
public sealed interface TimeInForce {

    /** Until it is filled or cancelled. */
    record GoodTillCancelled() implements TimeInForce {}

    /** Until a time, in whole seconds. */
    record GoodTillDate(Instant end) implements TimeInForce {}

    /** Not at all; what does not trade at once is cancelled. */
    record ImmediateOrCancel() implements TimeInForce {}

    /** Not at all; it trades whole at once or is cancelled whole. */
    record FillOrKill() implements TimeInForce {}
}
