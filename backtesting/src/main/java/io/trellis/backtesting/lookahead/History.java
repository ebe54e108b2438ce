package io.trellis.backtesting.lookahead;

import java.util.random.RandomGenerator;

/**
 * How a kind of history is cut and spoiled.
 *
 * @param <D> the history, never changed
 */
public interface History<D> {

    /** Number of elements. */
    int length(D history);

    /**
     * The first elements.
     *
     * @param length 1 to the number of elements
     */
    D prefix(D history, int length);

    /**
     * A history of the same length that agrees with this one before an index, and from there on has
     * nothing to do with it.
     *
     * @param from 1 to the number of elements less 1
     */
    D poisoned(D history, int from, RandomGenerator random);
}
