package io.trellis.optimization.sweep;

import io.trellis.backtesting.report.Figure;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.SearchBlock.Direction;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The best runs by a figure, as many as are wanted and no more. Those for which it is undefined
 * come last, and of equal ones the earlier is the better.
 */
public final class BestRuns implements ChunkSink {

    private final Figure figure;
    private final double sign;
    private final int most;
    private final PriorityQueue<Rank> worstFirst = new PriorityQueue<>(ORDER.reversed());

    /** NaN stands for undefined and is greater than every other double. */
    private static final Comparator<Rank> ORDER =
            Comparator.comparingDouble(Rank::key).thenComparingInt(Rank::run);

    private record Rank(double key, int run) {}

    /**
     * Nothing yet.
     *
     * @param figure one that can be made better
     * @param most 1 or more
     * @throws InvalidInputException if it is no figure of runs
     */
    public BestRuns(Figure figure, int most) {
        if (!RunChunk.FIGURES.contains(figure)) {
            throw new InvalidInputException(
                    figure.word() + " is known to searches alone; rank by maxDrawdown");
        }
        this.figure = figure;
        this.sign = figure.direction().orElseThrow() == Direction.MAXIMIZE ? -1 : 1;
        this.most = most;
    }

    @Override
    public void accept(RunChunk chunk) {
        double[] values = chunk.column(RunChunk.FIGURES.indexOf(figure));
        for (int row = 0; row < values.length; row++) {
            var rank = new Rank(sign * values[row], chunk.first() + row);
            if (worstFirst.size() < most) {
                worstFirst.add(rank);
            } else if (ORDER.compare(rank, worstFirst.element()) < 0) {
                worstFirst.remove();
                worstFirst.add(rank);
            }
        }
    }

    /** Numbers of the runs, counted from 0, best first. */
    public List<Integer> runs() {
        return worstFirst.stream().sorted(ORDER).map(Rank::run).toList();
    }
}
