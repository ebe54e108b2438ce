package io.trellis.cli.optimize;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.research.Inputs;
import io.trellis.cli.research.ResultOption;
import io.trellis.cli.research.ThreadsOption;
import io.trellis.cli.terminal.Interruption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.ProgressLine;
import io.trellis.cli.terminal.Version;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.optimization.search.SearchPlan;
import io.trellis.optimization.study.Calibration;
import io.trellis.optimization.study.CalibrationPlan;
import io.trellis.optimization.study.Gates;
import io.trellis.optimization.study.ValidationPlan;
import io.trellis.optimization.validation.FairWorlds.Swing;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/**
 * {@code optimize calibrate}: how often search and validation believe luck, and how often skill.
 */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/optimize calibrate --strategy strategies/example-geometric.json \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet --worlds 20"
        },
        description = {
            "Runs the whole way from bars to a verdict on made-up worlds, and tells how often it"
                    + " says validated: on worlds in which nothing can be earned, where that is"
                    + " always false, and on the same with an edge planted.",
            "",
            "A world is made of blocks of the bars: each bar is mirrored by the toss of a coin and"
                    + " scaled so that the next close is the last one on average. The planted edge"
                    + " is a swing of the price about that fair one, which comes back.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets mixins and spec.
final class CalibrateCommand implements Callable<Integer> {

    private static final double HOUR_MILLIS = 3_600_000;

    @Mixin private Inputs inputs;

    @Option(
            names = "--worlds",
            paramLabel = "N",
            defaultValue = "200",
            description = "Worlds of either kind (default: ${DEFAULT-VALUE}).")
    private int worlds;

    @Option(
            names = "--edge",
            paramLabel = "SHARE",
            defaultValue = "0.03",
            description =
                    "Standard deviation of the planted swing, as a share of the price (default:"
                            + " ${DEFAULT-VALUE}).")
    private double edge;

    @Option(
            names = "--half-life",
            paramLabel = "HOURS",
            defaultValue = "8",
            description = "After which half of a swing is gone (default: ${DEFAULT-VALUE}).")
    private double halfLifeHours;

    @Option(
            names = "--block",
            paramLabel = "HOURS",
            defaultValue = "24",
            description = "Mean length of the blocks (default: ${DEFAULT-VALUE}).")
    private double blockHours;

    @Mixin private BreedingOptions search;

    @Mixin private ValidationSettings validation;

    @Mixin private ThreadsOption threads;

    @Mixin private ResultOption output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        StrategyDocument document = inputs.document();
        StrategyFile file = document.decode();
        GridPlan strategy = GridPlan.of(file);
        BarColumns columns = inputs.columns();
        inputs.warn(file, columns, spec.commandLine().getErr());
        double barMillis = (double) columns.series().timeframe().millis();
        var plan =
                new CalibrationPlan(
                        document,
                        file.search(),
                        SearchPlan.genetic(
                                search.seed(), search.population(), search.generations()),
                        columns,
                        Math.max(1, blockHours * HOUR_MILLIS / barMillis),
                        swing(barMillis),
                        validation.plan(ValidationPlan.usual(strategy, columns, search.seed())),
                        Gates.usual(),
                        worlds,
                        search.seed(),
                        Version.current(),
                        threads.count());
        Calibration calibration = calibrate(plan);
        var report = new CalibrationReport(plan, calibration, file.name());
        output.write(report::json, report.text(), spec.commandLine().getOut());
        return Program.DONE;
    }

    private Swing swing(double barMillis) {
        if (!(edge > 0 && edge <= 1)) {
            throw new InvalidInputException("--edge " + edge + " is not above 0 and up to 1");
        }
        if (!(halfLifeHours > 0 && halfLifeHours < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("--half-life " + halfLifeHours + " is not above 0");
        }
        return new Swing(edge, halfLifeHours * HOUR_MILLIS / barMillis);
    }

    private Calibration calibrate(CalibrationPlan plan) {
        PrintWriter err = spec.commandLine().getErr();
        try (var line = ProgressLine.on(err);
                var _ = Interruption.before(line::close)) {
            return Calibration.run(
                    plan, (done, of) -> line.show(() -> "%d of %d worlds".formatted(done, of)));
        }
    }
}
