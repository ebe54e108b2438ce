package io.trellis.notebook;

import io.trellis.backtesting.analytics.ProbabilisticSharpe;
import io.trellis.backtesting.analytics.StationaryBootstrap;
import io.trellis.optimization.validation.BlockMetric;
import io.trellis.optimization.validation.DataSnooping;
import io.trellis.optimization.validation.Deflation;
import io.trellis.optimization.validation.OverfitProbability;
import io.trellis.optimization.validation.ReturnMatrix;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

import java.util.stream.IntStream;

/** What is luck in the best of many runs, from their daily returns. */
final class LuckTable {

    private static final int BLOCKS = 8;
    private static final int DRAWS = 2_000;

    private final StringColumn test = StringColumn.create("test");
    private final DoubleColumn value = DoubleColumn.create("value");
    private final StringColumn reading = StringColumn.create("how to read it");

    private LuckTable() {}

    /**
     * The tests.
     *
     * @param returns a column for each run, a row for each day
     * @param holding daily returns of holding the coin
     */
    static Table of(ReturnMatrix returns, double[] holding, long seed) {
        var table = new LuckTable();
        table.overfitting(returns);
        table.deflation(returns);
        table.snooping(returns, holding, seed);
        return Table.create(
                "%,d runs over %,d days".formatted(returns.columns(), returns.rows()),
                table.test,
                table.value,
                table.reading);
    }

    private void overfitting(ReturnMatrix returns) {
        var pbo = OverfitProbability.of(returns, BLOCKS, BlockMetric.SHARPE);
        add(
                "probability of overfitting",
                pbo.probability(),
                "how often the best of one half is in the lower half of the other; below 0.1 is"
                        + " wanted");
    }

    private void deflation(ReturnMatrix returns) {
        int best =
                IntStream.range(0, returns.columns())
                        .boxed()
                        .max((one, other) ->
                                Double.compare(sharpe(returns, one), sharpe(returns, other)))
                        .orElseThrow();
        add("best Sharpe ratio of a day", sharpe(returns, best), "of the runs here");
        Deflation.of(returns, best, returns.columns())
                .ifPresent(deflation -> {
                    add(
                            "deflated for every trial",
                            deflation.counted().orElse(Double.NaN),
                            "probability that it is more than luck; above 0.95 is wanted");
                    add(
                            "deflated for %.1f different trials"
                                    .formatted(deflation.effectiveTrials()),
                            deflation.effective().orElse(Double.NaN),
                            "the same, as if trials that resemble each other were one");
                });
    }

    private static double sharpe(ReturnMatrix returns, int run) {
        return ProbabilisticSharpe.of(returns.column(run))
                .map(ProbabilisticSharpe::sharpe)
                .orElse(Double.NEGATIVE_INFINITY);
    }

    private void snooping(ReturnMatrix returns, double[] holding, long seed) {
        double[][] leads = new double[returns.columns()][];
        for (int run = 0; run < leads.length; run++) {
            double[] column = returns.column(run);
            leads[run] =
                    IntStream.range(0, column.length)
                            .mapToDouble(day -> column[day] - holding[day])
                            .toArray();
        }
        var bootstrap =
                new StationaryBootstrap(
                        StationaryBootstrap.usualBlock(returns.rows()), DRAWS, seed);
        var tests = DataSnooping.of(ReturnMatrix.of(leads), bootstrap);
        add(
                "reality check, p",
                tests.realityCheck(),
                "chance of such a lead over holding the coin without any skill; below 0.05 is"
                        + " wanted");
        tests.superiorAbility()
                .ifPresent(spa ->
                        add(
                                "superior ability, p",
                                spa.consistent(),
                                "the same, less shy of bad runs"));
    }

    private void add(String name, double number, String words) {
        test.append(name);
        value.append(number);
        reading.append(words);
    }
}
