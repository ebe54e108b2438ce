package io.trellis.optimization.study;

import io.trellis.core.InvalidInputException;
import io.trellis.optimization.search.Fitness;
import io.trellis.optimization.search.Problem;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.space.SearchSpace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Another problem, searched for broad plains in place of peaks: a candidate is as good as all but
 * the worst of its neighbours and itself are (formulas 5.10). Each costs as many evaluations more
 * as it has neighbours; those of a batch that are the same are evaluated once.
 */
public final class PlateauProblem implements Problem {

    private final Problem peaks;
    private final ParameterSpace space;
    private final int neighbours;
    private final double quantile;
    private final long seed;

    /**
     * A problem over another.
     *
     * @param peaks what is evaluated, by one score
     * @param space of that problem
     * @param neighbours of each candidate, 1 or more
     * @param quantile share of them that may be worse, 0 to below 1
     * @param seed of the draws of neighbours
     * @throws InvalidInputException if the other has several scores
     * @throws IllegalArgumentException if a number is out of its bounds
     */
    public PlateauProblem(
            Problem peaks, ParameterSpace space, int neighbours, double quantile, long seed) {
        if (peaks.scores() != 1) {
            throw new InvalidInputException(
                    "a plateau has one figure, and the objective has %d; name one alone"
                            .formatted(peaks.scores()));
        }
        if (neighbours < 1 || !(quantile >= 0 && quantile < 1)) {
            throw new IllegalArgumentException(
                    "no plateau of %d neighbours and the quantile %s"
                            .formatted(neighbours, quantile));
        }
        this.peaks = peaks;
        this.space = space;
        this.neighbours = neighbours;
        this.quantile = quantile;
        this.seed = seed;
    }

    @Override
    public SearchSpace space() {
        return space;
    }

    @Override
    public int scores() {
        return 1;
    }

    @Override
    public int convenientBatch() {
        return Math.max(1, peaks.convenientBatch() / neighbours);
    }

    @Override
    public List<Fitness> evaluate(List<Candidate> batch) {
        List<List<Candidate>> plains = batch.stream().map(this::plain).toList();
        var all = new LinkedHashSet<Candidate>();
        plains.forEach(all::addAll);
        List<Candidate> asked = List.copyOf(all);
        List<Fitness> reached = peaks.evaluate(asked);
        var fitness = new HashMap<Candidate, Fitness>();
        IntStream.range(0, asked.size()).forEach(i -> fitness.put(asked.get(i), reached.get(i)));
        return plains.stream()
                .map(plain -> plain.stream().map(fitness::get).sorted().toList())
                .map(rising -> rising.get((int) (quantile * (rising.size() - 1))))
                .toList();
    }

    /** A candidate and its neighbours, which are all evaluated to tell how good it is. */
    List<Candidate> plain(Candidate candidate) {
        var plain = new ArrayList<Candidate>();
        plain.add(candidate);
        plain.addAll(
                Neighbours.of(
                        candidate,
                        space.dimensions(),
                        space.base().decode().instrument().tick(),
                        neighbours,
                        seed));
        return plain;
    }
}
