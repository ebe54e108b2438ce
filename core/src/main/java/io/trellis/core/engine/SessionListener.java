package io.trellis.core.engine;

import io.trellis.core.order.Fill;
import io.trellis.core.strategy.Note;

/** What is told of a session while it runs. */
public interface SessionListener {

    /** Something traded. */
    default void filled(Fill fill) {}

    /** The strategy reports. */
    default void noted(long timeMillis, Note note) {}

    /**
     * A bar has closed, and everything that follows from it is done.
     *
     * @param timeMillis start of the bar, UTC
     * @param equity in units of 10⁻⁸ quote
     */
    default void closed(long timeMillis, long equity) {}
}
