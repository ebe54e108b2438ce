package io.trellis.notebook;

import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.backtesting.kernel.KernelResult;
import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.HeatChart;
import io.trellis.core.account.Money;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.SearchBlock.Direction;
import io.trellis.optimization.search.Workers;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.space.Settings;
import io.trellis.optimization.sweep.Draws;
import io.trellis.optimization.sweep.RunChunk;
import io.trellis.optimization.sweep.RunTable;
import io.trellis.optimization.sweep.Sweep;
import io.trellis.optimization.validation.ReturnMatrix;

import tech.tablesaw.api.Table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many runs of one strategy.
 *
 * @param draws what was varied
 * @param ticks over what
 * @param chunks what came of it, in the order of the draws
 */
public record SweepRuns(Draws draws, BarSeries bars, Bars ticks, List<RunChunk> chunks)
        implements Shown {

    private static final int SHOWN_ROWS = 10;
    private static final long DAY_MILLIS = 86_400_000;

    static SweepRuns of(Settings settings, BarSeries bars) {
        Draws draws = Draws.all(ParameterSpace.of(settings.document(), settings.dimensions()));
        Bars ticks = bars.ticks(settings.document().decode().instrument());
        try (var workers = new Workers(Runtime.getRuntime().availableProcessors())) {
            var sweep = new Sweep(draws, ticks, workers);
            List<RunChunk> chunks =
                    IntStream.range(0, sweep.chunks()).mapToObj(sweep::run).toList();
            return new SweepRuns(draws, bars, ticks, chunks);
        }
    }

    /** A row for each run, a column for each parameter and figure. */
    public Table table() {
        return new RunTable(draws).tablesaw(chunks);
    }

    /**
     * The best runs by a figure, best first.
     *
     * @param figure such as {@code totalReturn}; undefined ones come last
     */
    public Table best(String figure, int count) {
        boolean more =
                Figure.named(figure)
                                .flatMap(Figure::direction)
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                figure
                                                        + " cannot be made better; rank by one of "
                                                        + Figure.words(Figure.objectives())))
                        == Direction.MAXIMIZE;
        Table ranked = table();
        ranked = ranked.dropWhere(ranked.doubleColumn(figure).isMissing());
        ranked = more ? ranked.sortDescendingOn(figure) : ranked.sortAscendingOn(figure);
        return ranked.first(Math.min(count, ranked.rowCount()))
                .selectColumns(columns(figure))
                .setName("Best by " + figure);
    }

    /** Few enough to be read: the parameters, the figure, and what must stand beside it. */
    private String[] columns(String figure) {
        var columns = new ArrayList<>(List.of("run"));
        columns.addAll(draws.space().paths());
        Stream.of(figure, "totalReturn", "maxDrawdown", "sharpe", "roundTrips", "fees")
                .distinct()
                .forEach(columns::add);
        return columns.toArray(String[]::new);
    }

    /**
     * A figure over two of the parameters; where more than two vary, the best of the others counts.
     *
     * @param across the parameter from left to right
     * @param down the parameter from top to bottom
     */
    public Plot heat(String across, String down, String figure) {
        Table table = table();
        List<String> columns = values(table, across);
        List<String> rows = values(table, down);
        boolean less =
                Figure.named(figure)
                        .flatMap(Figure::direction)
                        .filter(Direction.MINIMIZE::equals)
                        .isPresent();
        double[][] fields = new double[rows.size()][columns.size()];
        for (double[] row : fields) {
            Arrays.fill(row, Double.NaN);
        }
        for (int i = 0; i < table.rowCount(); i++) {
            int row = rows.indexOf(table.getString(i, down));
            int column = columns.indexOf(table.getString(i, across));
            double value = table.doubleColumn(figure).getDouble(i);
            double known = fields[row][column];
            boolean better = less ? value < known : value > known;
            if (Double.isNaN(known) || better) {
                fields[row][column] = value;
            }
        }
        String synthetic = bars.columns().synthetic() ? "SYNTHETIC DATA: " : "";
        return new Plot(HeatChart.svg(synthetic + figure, across, columns, down, rows, fields));
    }

    /** In the order of the draws. */
    private static List<String> values(Table table, String parameter) {
        return IntStream.range(0, table.rowCount())
                .mapToObj(row -> table.getString(row, parameter))
                .distinct()
                .toList();
    }

    /**
     * Daily returns, a column for each run that could start: what tests for overfitting ask for.
     */
    public ReturnMatrix dailyReturns() {
        var kernel = new GridKernel(ticks);
        var columns = new ArrayList<double[]>();
        for (int i = 0; i < draws.count(); i++) {
            Candidate candidate = draws.at(i);
            GridPlan plan = GridPlan.of(draws.space().document(candidate).decode());
            if (kernel.run(plan) instanceof Attempt.Done<KernelResult>(var result)) {
                columns.add(returns(result));
            }
        }
        return ReturnMatrix.of(columns.toArray(double[][]::new));
    }

    private static double[] returns(KernelResult result) {
        long[] equity = result.dailyEquity();
        double[] returns = new double[equity.length];
        double before = Money.decimal(result.capital()).doubleValue();
        for (int day = 0; day < equity.length; day++) {
            double value = Money.decimal(equity[day]).doubleValue();
            returns[day] = value / before - 1;
            before = value;
        }
        return returns;
    }

    /**
     * What is luck in the best of these runs.
     *
     * @param seed of the resampling
     */
    public Table luck(long seed) {
        return LuckTable.of(dailyReturns(), holding(), seed);
    }

    /** Daily returns of holding the coin, at the same days' closes. */
    private double[] holding() {
        var closes = new ArrayList<Double>();
        double before = ticks.open(0);
        for (int bar = 0; bar < ticks.count(); bar++) {
            boolean last =
                    bar + 1 == ticks.count()
                            || Math.floorDiv(ticks.timeMillis(bar), DAY_MILLIS)
                                    < Math.floorDiv(ticks.timeMillis(bar + 1), DAY_MILLIS);
            if (last) {
                closes.add(ticks.close(bar) / before - 1);
                before = ticks.close(bar);
            }
        }
        return closes.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public String html() {
        return TableHtml.of(best(Figure.TOTAL_RETURN.word(), SHOWN_ROWS));
    }

    @Override
    public String toString() {
        return "%,d runs".formatted(draws.count());
    }
}
