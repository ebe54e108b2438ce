package io.trellis.cli.backtest;

import io.trellis.backtesting.report.html.Block;
import io.trellis.backtesting.report.html.Chart;
import io.trellis.backtesting.report.html.ChartBuilder;
import io.trellis.backtesting.report.html.ChartBuilder.Mark;
import io.trellis.backtesting.report.html.ChartBuilder.Shape;
import io.trellis.backtesting.report.html.Ink;
import io.trellis.backtesting.report.html.Page;
import io.trellis.backtesting.report.html.Section;
import io.trellis.backtesting.report.html.Tiles;
import io.trellis.backtesting.report.html.Tiles.Tile;
import io.trellis.backtesting.report.html.Tone;
import io.trellis.backtesting.report.run.AgainSection;
import io.trellis.backtesting.report.run.DataSection;
import io.trellis.backtesting.report.run.Origin;
import io.trellis.cli.backtest.SweepAxes.Parameter;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.core.grid.Attempt;
import io.trellis.optimization.sweep.Draws;
import io.trellis.optimization.sweep.Sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The report of a sweep. */
final class SweepPage {

    private static final int RETURN = 0;
    private static final int MORE_THAN_HOLDING = 1;
    private static final int DRAWDOWN = 2;
    private static final int MOST_POINTS = 3_000;
    private static final int MOST_STARS = 10;
    private static final int BINS = 40;

    private final SweepReport report;
    private final SweepFigures figures;

    private SweepPage(SweepReport report, SweepFigures figures) {
        this.report = report;
        this.figures = figures;
    }

    /** The whole page. */
    static Page of(SweepReport report, SweepFigures figures, Origin origin) {
        var page = new SweepPage(report, figures);
        var bars = report.bars();
        return new Page(
                "Sweep of " + report.strategy().name(),
                "%s, %,d bars, %s to %s UTC"
                        .formatted(
                                bars.series(),
                                bars.rows(),
                                UtcTime.minutes(bars.firstMillis()),
                                UtcTime.minutes(bars.lastMillis())),
                page.warnings(),
                page.sections(origin),
                "Trellis " + origin.version() + ". Nothing here is investment advice.");
    }

    private List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (report.bars().synthetic()) {
            warnings.add("SYNTHETIC DATA: a generator made these bars; no market ever traded so.");
        }
        warnings.add(
                "The best of %,d sets is not the truth: the first of many looks good by luck alone."
                        .formatted(figures.runs()));
        return warnings;
    }

    private List<Section> sections(Origin origin) {
        var sections = new ArrayList<Section>();
        sections.add(
                new Section(
                        "result",
                        "What came of it",
                        "Ranked by %s, %s; trust broad plains, not single peaks, and hold what you"
                                        .formatted(report.rankedBy().word(), report.draws().words())
                                + " choose against bars that had no part in the choice.",
                        tiles()));
        List<Parameter> parameters = SweepAxes.of(report.draws()).parameters();
        if (parameters.size() > 1 && hasResult()) {
            sections.add(
                    new Section(
                            "map",
                            "Over two parameters",
                            "",
                            new SweepMaps(figures, parameters)
                                    .map(report.best().getFirst().number())));
        }
        if (hasResult()) {
            sections.add(spread());
        }
        sections.add(
                new Section(
                        "ranking",
                        "The first of the ranking",
                        "Sorted by a column when its head is pressed; --out writes every run.",
                        SweepRanking.of(report)));
        sections.add(DataSection.of(report.bars()));
        sections.add(AgainSection.of(report.strategy(), report.bars(), origin));
        return sections;
    }

    private boolean hasResult() {
        return figures.sorted(RETURN).length > 0;
    }

    private Tiles tiles() {
        double[] returns = figures.sorted(RETURN);
        double[] beside = figures.sorted(MORE_THAN_HOLDING);
        var tiles = new ArrayList<Tile>();
        tiles.add(
                new Tile(
                        "Sets of parameters",
                        count(figures.runs()),
                        count(report.refusals().count()) + " refused",
                        Tone.PLAIN));
        if (returns.length > 0) {
            double median = returns[(returns.length - 1) / 2];
            tiles.add(
                    new Tile(
                            "Median return",
                            percent(median),
                            "from %s to %s"
                                    .formatted(
                                            percent(returns[0]),
                                            percent(returns[returns.length - 1])),
                            Tone.of(median)));
            tiles.add(share("Sets that gained", returns));
            tiles.add(share("Sets that beat holding", beside));
        }
        return new Tiles(tiles);
    }

    private static Tile share(String name, double[] values) {
        long above = Arrays.stream(values).filter(value -> value > 0).count();
        return new Tile(
                name,
                String.format(Locale.ROOT, "%.1f %%", 100.0 * above / values.length),
                "%,d of %,d".formatted(above, values.length),
                Tone.PLAIN);
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%+.2f %%", value).replace('-', '\u2212');
    }

    private Section spread() {
        return new Section("spread", "All of them", "", List.<Block>of(distribution(), scatter()));
    }

    private Chart distribution() {
        double[] returns = figures.sorted(RETURN);
        double least = returns[0];
        double width = Math.max(returns[returns.length - 1] - least, 1e-6) / BINS;
        double[] middles = new double[BINS];
        double[] counts = new double[BINS];
        Arrays.setAll(middles, i -> least + (i + 0.5) * width);
        for (double value : returns) {
            counts[Math.clamp((long) ((value - least) / width), 0, BINS - 1)]++;
        }
        ChartBuilder chart =
                ChartBuilder.over("How many sets had which return", "return, %", middles, 4)
                        .height(220)
                        .caption("%,d ranges of the same width.".formatted(BINS))
                        .bars("sets", counts, 0)
                        .event("median", Ink.MARKET, returns[(returns.length - 1) / 2]);
        holdReturn().ifPresent(hold -> chart.event("holding the coin", Ink.HOLD, hold));
        return chart.build();
    }

    /** In percent; the same for all sets, as long as they differ in nothing but the grid. */
    private OptionalDouble holdReturn() {
        return report.best().stream()
                .filter(run -> run.outcome() instanceof Attempt.Done)
                .mapToDouble(run -> SweepRanking.holdReturn(run))
                .findFirst();
    }

    private Chart scatter() {
        int[] runs = shownRuns();
        double[] falls = new double[runs.length];
        double[] returns = new double[runs.length];
        for (int i = 0; i < runs.length; i++) {
            falls[i] = figures.value(DRAWDOWN, runs[i]);
            returns[i] = figures.value(RETURN, runs[i]);
        }
        int defined = figures.sorted(DRAWDOWN).length;
        String shown =
                defined > runs.length
                        ? "%,d of the %,d sets, evenly by their number."
                                .formatted(runs.length, defined)
                        : "Every set is a point.";
        return ChartBuilder.over("Return against the largest fall", "max drawdown, %", falls, 3)
                .height(320)
                .unit("%")
                .caption(shown + " Stars are the first %d of the ranking.".formatted(MOST_STARS))
                .dots("return", Ink.RESULT, returns, 3)
                .marks("ranking", "first of the ranking", Shape.STAR, Ink.SELL, stars(), 3)
                .build();
    }

    /** Every n-th run that has both figures, by rising drawdown. */
    private int[] shownRuns() {
        int[] defined =
                IntStream.range(0, figures.runs())
                        .filter(run -> Double.isFinite(figures.value(DRAWDOWN, run)))
                        .toArray();
        int stride = Math.ceilDiv(defined.length, MOST_POINTS);
        return IntStream.range(0, Math.ceilDiv(defined.length, stride))
                .mapToObj(i -> defined[i * stride])
                .sorted(
                        Comparator.comparingDouble((Integer run) -> figures.value(DRAWDOWN, run))
                                .thenComparingInt(run -> run))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private List<Mark> stars() {
        var stars = new ArrayList<Mark>();
        List<Sweep.Run> best = report.best();
        Draws draws = report.draws();
        for (int i = 0; i < Math.min(MOST_STARS, best.size()); i++) {
            int run = best.get(i).number();
            double fall = figures.value(DRAWDOWN, run);
            if (Double.isFinite(fall)) {
                String words = "%d: %s".formatted(i + 1, SweepRanking.words(draws, best.get(i)));
                stars.add(new Mark(fall, figures.value(RETURN, run), words));
            }
        }
        return stars;
    }
}
