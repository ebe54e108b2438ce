package io.trellis.core.desk;

import io.trellis.core.engine.SessionListener;

/** What is told of a desk while it trades. */
public interface DeskListener extends SessionListener {

    /** After a fill something of its order is left. */
    default void filledInPart() {}

    /** A fill that the strategy no longer expected. */
    default void filledLate() {}

    /** An order did not come to rest, or would not. */
    default void refused(OrderListener.Refusal reason) {}
}
