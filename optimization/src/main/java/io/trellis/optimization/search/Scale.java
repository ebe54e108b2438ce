package io.trellis.optimization.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Scores from their mean and in units of their deviation, as a {@link GaussianProcess} takes them.
 *
 * @param values of the candidates, in their order
 */
@SuppressWarnings("ArrayRecordComponent") // Made and read at once.
record Scale(double[] values) {

    /**
     * The first scores of candidates, an infeasible one counting as the worst feasible one.
     *
     * @return empty when all are the same, or none is feasible
     */
    static Optional<Scale> of(List<Tried> tried) {
        double worst =
                tried.stream()
                        .filter(each -> each.fitness().isFeasible())
                        .mapToDouble(each -> each.fitness().scores().getFirst())
                        .min()
                        .orElse(0);
        double[] scores =
                tried.stream()
                        .mapToDouble(each ->
                                each.fitness().isFeasible()
                                        ? each.fitness().scores().getFirst()
                                        : worst)
                        .toArray();
        double mean = DoubleStream.of(scores).sum() / scores.length;
        double squares = DoubleStream.of(scores).map(each -> (each - mean) * (each - mean)).sum();
        double deviation = StrictMath.sqrt(squares / scores.length);
        return deviation > 0
                ? Optional.of(
                        new Scale(
                                Arrays.stream(scores)
                                        .map(each -> (each - mean) / deviation)
                                        .toArray()))
                : Optional.empty();
    }
}
