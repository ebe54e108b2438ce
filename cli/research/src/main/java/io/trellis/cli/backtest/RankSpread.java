package io.trellis.cli.backtest;

import io.trellis.backtesting.analytics.Quantiles;
import io.trellis.backtesting.report.Figure;
import io.trellis.cli.terminal.Sparkline;
import io.trellis.optimization.sweep.ChunkSink;
import io.trellis.optimization.sweep.RunChunk;

import java.util.Arrays;
import java.util.Locale;

/** How the figure that runs are ranked by is spread over all of them, in one line. */
final class RankSpread implements ChunkSink {

    private static final int BLOCKS = 40;
    private static final int BESIDE = 85;
    private static final int FEWEST = 3;

    private final Figure figure;
    private double[] values = new double[1_024];
    private int count;

    RankSpread(Figure figure) {
        this.figure = figure;
    }

    @Override
    public void accept(RunChunk chunk) {
        for (int row = 0; row < chunk.rows(); row++) {
            chunk.figure(figure, row).ifPresent(this::add);
        }
    }

    private void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = value;
    }

    /** The line, from the smallest value to the largest; nothing under three runs. */
    String text() {
        if (count < FEWEST) {
            return "";
        }
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%s of all runs: %s |%s| %s, half of them up to %s%n",
                figure.word(),
                number(sorted[0]),
                Sparkline.ofDistribution(sorted, Sparkline.blocks(BLOCKS, BESIDE)),
                number(sorted[count - 1]),
                number(Quantiles.of(sorted, .5)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
