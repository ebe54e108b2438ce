package io.trellis.backtesting.lookahead;

import io.trellis.backtesting.lookahead.Peek.Future;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Searches a chain for decisions that hang on the future.
 *
 * <p>At each of many cuts the chain is run over what lies before the cut alone, and over the same
 * with a poisoned rest. A chain without look-ahead decides up to the cut as it does with the whole
 * history; the first decision that differs is returned. Cuts are drawn from one seeded stream, so
 * that a finding can be repeated.
 */
public final class LookaheadProof {

    private LookaheadProof() {}

    /**
     * Runs a chain twice a cut, and once over everything.
     *
     * @param history how the data are cut and spoiled
     * @param whole two elements or more
     * @param cuts number of cuts, one or more
     * @return the first decision found that knows the future; empty if there is none at these cuts
     * @throws IllegalArgumentException if there is nothing to cut, or the chain does not give a
     *     decision for each element
     */
    public static <D> Optional<Peek> search(
            Chain<D> chain, History<D> history, D whole, int cuts, long seed) {
        int length = history.length(whole);
        if (length < 2 || cuts < 1) {
            throw new IllegalArgumentException(
                    "a proof needs two elements and one cut, was %d and %d"
                            .formatted(length, cuts));
        }
        RandomGenerator random = new SplittableRandom(seed);
        List<?> known = decisions(chain, history, whole);
        for (int i = 0; i < cuts; i++) {
            int cut = random.nextInt(1, length);
            D prefix = history.prefix(whole, cut);
            D poisoned = history.poisoned(whole, cut, random);
            Optional<Peek> peek =
                    firstDifference(known, decisions(chain, history, prefix), cut, Future.NONE)
                            .or(() ->
                                    firstDifference(
                                            known,
                                            decisions(chain, history, poisoned),
                                            cut,
                                            Future.POISONED));
            if (peek.isPresent()) {
                return peek;
            }
        }
        return Optional.empty();
    }

    private static <D> List<?> decisions(Chain<D> chain, History<D> history, D data) {
        List<?> decisions = chain.decisions(data);
        if (decisions.size() != history.length(data)) {
            throw new IllegalArgumentException(
                    "a chain needs a decision for each of the %d elements, was %d"
                            .formatted(history.length(data), decisions.size()));
        }
        return decisions;
    }

    private static Optional<Peek> firstDifference(
            List<?> whole, List<?> other, int cut, Future future) {
        for (int i = 0; i < cut; i++) {
            if (!whole.get(i).equals(other.get(i))) {
                return Optional.of(new Peek(i, cut, future, whole.get(i), other.get(i)));
            }
        }
        return Optional.empty();
    }
}
