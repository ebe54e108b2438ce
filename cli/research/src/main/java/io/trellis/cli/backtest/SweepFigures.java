package io.trellis.cli.backtest;

import io.trellis.backtesting.report.Figure;
import io.trellis.core.strategyfile.SearchBlock.Direction;
import io.trellis.optimization.sweep.ChunkSink;
import io.trellis.optimization.sweep.RunChunk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** What the report of a sweep keeps of every run: a few figures, as a person reads them. */
final class SweepFigures implements ChunkSink {

    private static final int PERCENT = 100;

    private final List<Kept> kept = new ArrayList<>();
    private final double[][] values;
    private final boolean[] refused;

    /**
     * A figure that is kept.
     *
     * @param more whether more of it is better
     * @param decimals that are shown
     * @param unit behind the number; may be empty
     */
    record Kept(String name, boolean more, int decimals, String unit, Reader reader) {}

    /** Takes the figure of a row, NaN where it is undefined. */
    @FunctionalInterface
    interface Reader {

        double of(RunChunk chunk, int row);
    }

    /**
     * Nothing yet.
     *
     * @param runs how many there will be
     * @param rankedBy the first figure, if it is not among the usual ones
     * @param quote currency of the amounts
     */
    SweepFigures(int runs, Figure rankedBy, String quote) {
        addUsual(quote);
        if (kept.stream().noneMatch(each -> each.name().equals(rankedBy.word()))) {
            boolean more = rankedBy.direction().orElse(Direction.MAXIMIZE) == Direction.MAXIMIZE;
            kept.add(new Kept(rankedBy.word(), more, 4, "", reader(rankedBy, 1)));
        }
        this.values = new double[kept.size()][runs];
        this.refused = new boolean[runs];
        for (double[] column : values) {
            Arrays.fill(column, Double.NaN);
        }
    }

    private void addUsual(String quote) {
        kept.add(new Kept("totalReturn", true, 2, "%", reader(Figure.TOTAL_RETURN, PERCENT)));
        kept.add(new Kept("more than holding", true, 2, quote, SweepFigures::moreThanHolding));
        kept.add(new Kept("maxDrawdown", false, 2, "%", reader(Figure.MAX_DRAWDOWN, PERCENT)));
        kept.add(new Kept("sharpe", true, 2, "", reader(Figure.SHARPE, 1)));
        kept.add(new Kept("roundTripProfit", true, 2, quote, reader(Figure.ROUND_TRIP_PROFIT, 1)));
        kept.add(new Kept("roundTrips", true, 0, "", reader(Figure.ROUND_TRIPS, 1)));
        kept.add(new Kept("fees", false, 2, quote, reader(Figure.FEES, 1)));
    }

    private static Reader reader(Figure figure, double times) {
        return (chunk, row) -> times * chunk.figure(figure, row).orElse(Double.NaN);
    }

    private static double moreThanHolding(RunChunk chunk, int row) {
        OptionalDouble hold = chunk.holdEquity(row);
        OptionalDouble own = chunk.figure(Figure.FINAL_EQUITY, row);
        return hold.isPresent() && own.isPresent()
                ? own.getAsDouble() - hold.getAsDouble()
                : Double.NaN;
    }

    @Override
    public void accept(RunChunk chunk) {
        for (int row = 0; row < chunk.rows(); row++) {
            int run = chunk.first() + row;
            refused[run] = chunk.refusals().containsKey(row);
            for (int i = 0; i < values.length; i++) {
                values[i][run] = kept.get(i).reader().of(chunk, row);
            }
        }
    }

    List<Kept> kept() {
        return List.copyOf(kept);
    }

    int runs() {
        return refused.length;
    }

    boolean isRefused(int run) {
        return refused[run];
    }

    /** A kept figure of a run, by the place of the figure; NaN where it is undefined. */
    double value(int figure, int run) {
        return values[figure][run];
    }

    /** All values of a figure that are defined, rising. */
    double[] sorted(int figure) {
        return Arrays.stream(values[figure]).filter(Double::isFinite).sorted().toArray();
    }
}
