/**
 * The account's own orders that rest at a simulated venue, and who is served before them. Read
 * {@link io.trellis.core.queue.QueuePositions} first. The event backtest and paper trading share
 * it, so that both mean the same by a queue.
 */
@NullMarked
package io.trellis.core.queue;

import org.jspecify.annotations.NullMarked;
