package io.trellis.core.strategy.grid;

import io.trellis.core.market.ClosedBars;

import java.util.Optional;

/** Where a grid is in its life. */
sealed interface Stage {

    /**
     * It has not started yet.
     *
     * @param seen the bars that have closed, where it needs them to start
     */
    record Waiting(Optional<ClosedBars> seen) implements Stage {}

    /**
     * The market order that brings its inventory is out.
     *
     * @param carriedCost cost of the inventory held before that order
     */
    record Opening(Deployment deployment, long carriedCost) implements Stage {}

    /** Its orders rest. */
    record Running(Deployment deployment) implements Stage {}

    /**
     * The market order that sells everything is out.
     *
     * @param cost what the inventory cost
     * @param next what follows
     */
    record Closing(long cost, Stage next) implements Stage {}

    /**
     * Stopped until the first open of a UTC day after this one.
     *
     * @param seen the bars that have closed, where it needs them to start; the first ones otherwise
     */
    record Paused(long day, ClosedBars seen) implements Stage {}

    /** Stopped for good. */
    record Halted() implements Stage {}
}
