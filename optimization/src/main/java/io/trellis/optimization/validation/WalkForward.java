package io.trellis.optimization.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Training windows that move through time, each with the test that comes after it (formulas 5.9):
 * train, a gap, test, a step on, and so to the end. The tests joined are what the search would have
 * earned. All lengths are in the unit of the spans: milliseconds or rows.
 *
 * @param train length of the first training window, 1 or more
 * @param purge gap between training and test, 0 or more: the longest time that a position is held
 * @param test length of a test, 1 or more
 * @param step from a fold to the next, at least {@code test}, so that no time is tested twice
 * @param anchored whether every training window begins where the first does, and grows
 */
public record WalkForward(long train, long purge, long test, long step, boolean anchored) {

    /**
     * @throws IllegalArgumentException if a length is out of its bounds
     */
    public WalkForward {
        if (train < 1 || purge < 0 || test < 1 || step < test) {
            throw new IllegalArgumentException(
                    "no walk forward: train %d, purge %d, test %d, step %d"
                            .formatted(train, purge, test, step));
        }
    }

    /** A window of one length; tests follow each other without a gap. */
    public static WalkForward rolling(long train, long purge, long test) {
        return new WalkForward(train, purge, test, test, false);
    }

    /** A window that grows; tests follow each other without a gap. */
    public static WalkForward anchored(long train, long purge, long test) {
        return new WalkForward(train, purge, test, test, true);
    }

    /**
     * The folds of a stretch, in order; a test that would not be whole is left out.
     *
     * @return none when the stretch is too short for one
     */
    public List<Fold> folds(Span whole) {
        var folds = new ArrayList<Fold>();
        long end = whole.from() + train;
        while (end + purge + test <= whole.to()) {
            long from = anchored ? whole.from() : end - train;
            folds.add(
                    new Fold(
                            List.of(new Span(from, end)),
                            List.of(new Span(end + purge, end + purge + test))));
            end += step;
        }
        return List.copyOf(folds);
    }

    /**
     * How much of what training promised the tests kept: the annualised return of the tests over
     * that of the training windows.
     *
     * @return empty when training itself gained nothing
     */
    public static OptionalDouble efficiency(double tested, double trained) {
        return trained > 0 ? OptionalDouble.of(tested / trained) : OptionalDouble.empty();
    }
}
