package io.trellis.backtesting.lookahead;

import java.util.List;

/**
 * Whatever turns a history into decisions: a resampling, an indicator, a market state, a strategy,
 * or all of them one behind the other.
 *
 * @param <D> the history it is run over
 */
@FunctionalInterface
public interface Chain<D> {

    /**
     * What was decided, element by element.
     *
     * @return as many entries as the history has elements; the one at an index is what was decided
     *     once that element was known, and tells so by {@code equals}
     */
    List<?> decisions(D history);
}
