package io.trellis.optimization.sweep;

import io.trellis.core.InvalidInputException;
import io.trellis.optimization.search.Exhaustive;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;

import org.apache.commons.math3.random.SobolSequenceGenerator;

import java.util.SplittableRandom;

/** Which candidates of a space are run; each is made from its number alone. */
public sealed interface Draws {

    ParameterSpace space();

    /** How many there are, 1 or more. */
    int count();

    /**
     * A candidate.
     *
     * @param index 0 to below {@link #count()}
     */
    Candidate at(int index);

    /** What is drawn, in words that differ where the draws do. */
    String words();

    /** All of them, the first dimension changing slowest. */
    record All(ParameterSpace space, int count) implements Draws {

        @Override
        public Candidate at(int index) {
            return space.candidate((long) index);
        }

        @Override
        public String words() {
            return "every combination";
        }
    }

    /**
     * All candidates of a space.
     *
     * @throws InvalidInputException if they cannot be listed, or are too many
     */
    static Draws all(ParameterSpace space) {
        return new All(space, Exhaustive.count(space));
    }

    /**
     * Points of a Sobol sequence (Joe and Kuo's direction numbers), which fill the space more
     * evenly than random ones. The seed shifts all points by one random vector, bit by bit: a
     * digital shift, which keeps their evenness. In a space of few values the same candidate may
     * come more than once.
     *
     * @throws InvalidInputException if there are no points, or the space has more than 1,000
     *     dimensions
     */
    static Draws sobol(ParameterSpace space, int count, long seed) {
        return new Sobol(space, count, seed);
    }

    /** See {@link #sobol}. */
    final class Sobol implements Draws {

        private static final int MOST_DIMENSIONS = 1_000;
        private static final int BITS = 52;
        private static final double SCALE = 1L << BITS;

        private final ParameterSpace space;
        private final int count;
        private final long seed;
        private final long[] shift;
        private final SobolSequenceGenerator generator;

        private Sobol(ParameterSpace space, int count, long seed) {
            int dimensions = space.dimensions().size();
            if (count < 1) {
                throw new InvalidInputException("--sobol " + count + " is below 1; give 1 or more");
            }
            if (dimensions > MOST_DIMENSIONS) {
                throw new InvalidInputException(
                        "a Sobol sequence has at most %d dimensions, not %d"
                                .formatted(MOST_DIMENSIONS, dimensions));
            }
            this.space = space;
            this.count = count;
            this.seed = seed;
            var random = new SplittableRandom(seed);
            this.shift = random.longs(dimensions, 0, 1L << BITS).toArray();
            this.generator = new SobolSequenceGenerator(dimensions);
        }

        @Override
        public ParameterSpace space() {
            return space;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public Candidate at(int index) {
            double[] shares = point(index);
            for (int i = 0; i < shares.length; i++) {
                shares[i] = ((long) (shares[i] * SCALE) ^ shift[i]) / SCALE;
            }
            return space.candidate(shares);
        }

        /** The generator holds the point that it was last asked for. */
        private double[] point(int index) {
            synchronized (generator) {
                return generator.skipTo(index);
            }
        }

        @Override
        public String words() {
            return "%d Sobol points, seed %d".formatted(count, seed);
        }
    }
}
