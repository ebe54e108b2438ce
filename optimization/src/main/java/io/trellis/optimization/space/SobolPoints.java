package io.trellis.optimization.space;

import io.trellis.core.InvalidInputException;

import org.apache.commons.math3.random.SobolSequenceGenerator;

import java.util.SplittableRandom;

/**
 * Points of a Sobol sequence (Joe and Kuo's direction numbers), which fill a space more evenly than
 * random ones. The seed shifts all points by one random vector, bit by bit: a digital shift, which
 * keeps their evenness. Safe to use from several threads.
 */
public final class SobolPoints {

    private static final int MOST_DIMENSIONS = 1_000;
    private static final int BITS = 52;
    private static final double SCALE = 1L << BITS;

    private final long[] shift;
    private final SobolSequenceGenerator generator;

    /**
     * A sequence.
     *
     * @throws InvalidInputException if there are more than 1,000 dimensions
     */
    public SobolPoints(int dimensions, long seed) {
        if (dimensions > MOST_DIMENSIONS) {
            throw new InvalidInputException(
                    "a Sobol sequence has at most %d dimensions, not %d"
                            .formatted(MOST_DIMENSIONS, dimensions));
        }
        this.shift = new SplittableRandom(seed).longs(dimensions, 0, 1L << BITS).toArray();
        this.generator = new SobolSequenceGenerator(dimensions);
    }

    /**
     * A point, each number of which is 0 to below 1.
     *
     * @param index 0 or more
     */
    public double[] at(int index) {
        double[] shares = unshifted(index);
        for (int i = 0; i < shares.length; i++) {
            shares[i] = ((long) (shares[i] * SCALE) ^ shift[i]) / SCALE;
        }
        return shares;
    }

    /** The generator holds the point that it was last asked for. */
    private double[] unshifted(int index) {
        synchronized (generator) {
            return generator.skipTo(index);
        }
    }
}
