package io.trellis.optimization.sweep;

import io.trellis.core.InvalidInputException;
import io.trellis.optimization.search.Exhaustive;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.space.SobolPoints;

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
     * Points of a Sobol sequence, see {@link SobolPoints}. In a space of few values the same
     * candidate may come more than once.
     *
     * @throws InvalidInputException if there are no points, or the space has more than 1,000
     *     dimensions
     */
    static Draws sobol(ParameterSpace space, int count, long seed) {
        return new Sobol(space, count, seed);
    }

    /** See {@link #sobol}. */
    final class Sobol implements Draws {

        private final ParameterSpace space;
        private final int count;
        private final long seed;
        private final SobolPoints points;

        private Sobol(ParameterSpace space, int count, long seed) {
            if (count < 1) {
                throw new InvalidInputException("--sobol " + count + " is below 1; give 1 or more");
            }
            this.space = space;
            this.count = count;
            this.seed = seed;
            this.points = new SobolPoints(space.dimensions().size(), seed);
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
            return space.candidate(points.at(index));
        }

        @Override
        public String words() {
            return "%d Sobol points, seed %d".formatted(count, seed);
        }
    }
}
