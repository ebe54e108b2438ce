package io.trellis.cli.optimize;

import io.trellis.backtesting.report.html.Chart;
import io.trellis.backtesting.report.html.ChartBuilder;
import io.trellis.backtesting.report.html.Ink;
import io.trellis.optimization.search.Objective;
import io.trellis.optimization.search.SearchListener;
import io.trellis.optimization.search.SearchResult;
import io.trellis.optimization.search.Tried;

import java.util.ArrayList;
import java.util.List;

/** How a search got on, generation by generation. */
final class Convergence implements SearchListener {

    private static final int DECIMALS = 4;
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    private final Objective objective;
    private final List<Progress> steps = new ArrayList<>();

    Convergence(Objective objective) {
        this.objective = objective;
    }

    Objective objective() {
        return objective;
    }

    @Override
    public void progressed(Progress progress) {
        steps.add(progress);
    }

    /** The best so far, and how far the candidates that each generation added lie apart. */
    Chart chart(SearchResult result) {
        int count = steps.size();
        double[] generations = new double[count];
        double[] best = new double[count];
        double[] low = new double[count];
        double[] median = new double[count];
        double[] high = new double[count];
        int from = 0;
        for (int i = 0; i < count; i++) {
            int to = (int) steps.get(i).evaluations();
            double[] added = values(result.tried().subList(from, to));
            generations[i] = steps.get(i).step();
            best[i] = steps.get(i).best().map(this::value).orElse(Double.NaN);
            low[i] = quantile(added, LOW);
            median[i] = quantile(added, 0.5);
            high[i] = quantile(added, HIGH);
            from = to;
        }
        return ChartBuilder.over(
                        "Best so far, and the candidates that each generation added",
                        "generation",
                        generations,
                        0)
                .height(280)
                .caption(
                        "The band holds four of five of them: while it stays far below the best,"
                                + " the best is a lone peak.")
                .range("four of five", Ink.RESULT, low, high, DECIMALS)
                .line("their median", Ink.RESULT, median, DECIMALS)
                .line("best so far", Ink.SELL, best, DECIMALS)
                .build();
    }

    /** The best so far alone, while the search goes on. */
    Chart bestSoFar() {
        double[] generations = steps.stream().mapToDouble(Progress::step).toArray();
        double[] best =
                steps.stream()
                        .mapToDouble(step -> step.best().map(this::value).orElse(Double.NaN))
                        .toArray();
        return ChartBuilder.over("Best so far", "generation", generations, 0)
                .height(280)
                .line(objective.figure().word(), Ink.SELL, best, DECIMALS)
                .build();
    }

    private double[] values(List<Tried> tried) {
        return tried.stream().mapToDouble(this::value).filter(Double::isFinite).sorted().toArray();
    }

    private double value(Tried tried) {
        return objective.value(tried.fitness(), 0).orElse(Double.NaN);
    }

    /** The value below which a share of the others lies; NaN where there is none. */
    private static double quantile(double[] rising, double share) {
        return rising.length == 0
                ? Double.NaN
                : rising[(int) Math.floor(share * (rising.length - 1))];
    }
}
