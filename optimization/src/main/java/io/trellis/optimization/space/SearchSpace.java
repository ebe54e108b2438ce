package io.trellis.optimization.space;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What a search may choose from: some values for each of some fields. Two candidates are equal when
 * there is no difference in running them.
 */
public interface SearchSpace {

    /** The names of the fields, in order; one dimension each. */
    List<String> paths();

    /** Number of candidates; empty when a dimension is a continuum. */
    Optional<BigInteger> count();

    /** The first field with a range of all numbers, which cannot be listed. */
    Optional<String> firstContinuum();

    /**
     * A candidate by how far along each dimension it lies.
     *
     * @param shares one for each dimension, 0 to below 1
     */
    Candidate candidate(double[] shares);

    /**
     * A candidate by its place in the list of all, the first dimension changing slowest.
     *
     * @param index 0 to below {@link #count()}, which must be there
     */
    Candidate candidate(long index);
}
