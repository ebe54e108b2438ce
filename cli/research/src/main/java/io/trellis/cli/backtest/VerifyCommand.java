package io.trellis.cli.backtest;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.kernel.Agreement;
import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.backtesting.lookahead.BarHistory;
import io.trellis.backtesting.lookahead.LookaheadProof;
import io.trellis.backtesting.lookahead.StrategyChain;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.synthetic.RandomPlans;
import io.trellis.cli.research.BarInput;
import io.trellis.cli.research.ResultOption;
import io.trellis.cli.research.ThreadsOption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.ProgressLine;
import io.trellis.cli.terminal.StrategyInput;
import io.trellis.cli.terminal.StrategyPath;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.optimization.study.Reproduction;
import io.trellis.optimization.study.StudyListener;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * {@code backtest verify}: the reference engine and the kernel over the same bars, or the proof of
 * a strategy file made again.
 */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/backtest verify --strategy strategies/example-geometric.json \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet --random 100 --cuts 100",
            "  bin/backtest verify example-geometric-genetic \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet"
        },
        description = {
            "Runs a strategy through the reference engine and through the kernel of the sweeps, and"
                    + " tells whether they agree in every fill and every total.",
            "",
            "With --random also N grids that are drawn around the prices of the bars, of all kinds"
                    + " and with all rules. Exit code 1, and the first difference, where they do"
                    + " not agree.",
            "",
            "With --cuts the strategy is also run again N times over what lies before a cut alone,"
                    + " and N times with another future behind it: nothing that it did before the"
                    + " cut may change, or it looks ahead.",
            "",
            "With FILE in place of --strategy: the proof of a file that a validation wrote is made"
                    + " again from the bars, search and evidence, and must have the same bytes."
                    + " Exit code 1, and the first field that differs, where it has not.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets mixins and spec.
final class VerifyCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            converter = StrategyPath.class,
            description = "Strategy file whose proof is made again: a path or a name.")
    private @Nullable Path proven;

    @Option(
            names = "--strategy",
            paramLabel = "FILE",
            description = "Strategy file to run through both engines.")
    private @Nullable Path strategy;

    @Mixin private BarInput inputs;

    @Mixin private ThreadsOption threads;

    @Option(
            names = "--random",
            paramLabel = "N",
            defaultValue = "0",
            description = "Random grids to run as well (default: ${DEFAULT-VALUE}).")
    private int draws;

    @Option(
            names = "--seed",
            paramLabel = "K",
            defaultValue = "1",
            description = "Seed of the random grids and cuts (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--cuts",
            paramLabel = "N",
            defaultValue = "0",
            description = "Cuts at which no future may matter (default: ${DEFAULT-VALUE}).")
    private int cuts;

    @Mixin private ResultOption output;

    @Spec private CommandSpec spec;

    /** What was compared so far. */
    private static final class Count {
        private int plans;
        private int refused;
        private long fills;
        private Optional<String> difference = Optional.empty();

        /** Whether to go on. */
        boolean add(String which, GridPlan plan, Agreement agreement) {
            plans++;
            refused += agreement.refused() ? 1 : 0;
            fills += agreement.fills();
            difference = agreement.difference().map(text -> which + ", " + plan + ": " + text);
            return difference.isEmpty();
        }
    }

    @Override
    public Integer call() {
        if (draws < 0) {
            throw new InvalidInputException("--random " + draws + " is below 0; give 0 or more.");
        }
        if (cuts < 0) {
            throw new InvalidInputException("--cuts " + cuts + " is below 0; give 0 or more.");
        }
        if (proven != null && strategy != null) {
            throw new InvalidInputException(
                    "FILE asks for its proof, --strategy for the engines; give one of them.");
        }
        if (proven != null) {
            return prove(proven);
        }
        if (strategy == null) {
            throw new InvalidInputException(
                    "Missing required option: '--strategy=FILE', or FILE for its proof.");
        }
        return agree(strategy);
    }

    private int prove(Path path) {
        if (draws > 0 || cuts > 0) {
            throw new InvalidInputException(
                    "--random and --cuts are for the engines; give --strategy in place of FILE.");
        }
        StrategyFile file = StrategyInput.read(path).decode();
        BarColumns columns = inputs.columns();
        PrintWriter err = spec.commandLine().getErr();
        inputs.warn(path, file, columns, err);
        file.proof()
                .flatMap(ProofVerification::engineWarning)
                .ifPresent(sentence -> err.println("warning: " + sentence + "."));
        Reproduction made =
                Reproduction.of(
                        file,
                        columns,
                        inputs.judged().suspects(),
                        threads.count(),
                        StudyListener.silent());
        var verification = new ProofVerification(file, columns, made);
        output.write(verification::json, verification.text(), spec.commandLine().getOut());
        return verification.holds() ? Program.DONE : Program.FAILED;
    }

    private int agree(Path path) {
        StrategyFile file = StrategyInput.read(path).decode();
        GridPlan plan = GridPlan.of(file);
        BarColumns columns = inputs.columns();
        inputs.warn(path, file, columns, spec.commandLine().getErr());
        Bars bars = TickBars.of(columns, plan.instrument());
        Count count = compare(file.name(), plan, bars);
        Optional<String> peek = count.difference.isEmpty() ? peek(plan, columns) : Optional.empty();
        output.write(
                () -> json(file, columns, count, peek),
                text(file, columns, count, peek),
                spec.commandLine().getOut());
        return count.difference.isEmpty() && peek.isEmpty() ? Program.DONE : Program.FAILED;
    }

    /** What was done with knowledge of the future, if anything. */
    private Optional<String> peek(GridPlan plan, BarColumns columns) {
        if (cuts == 0) {
            return Optional.empty();
        }
        if (columns.rows() < 2) {
            throw new InvalidInputException("--cuts needs two bars to cut between, there is one.");
        }
        return LookaheadProof.search(new StrategyChain(plan), new BarHistory(), columns, cuts, seed)
                .map(peek ->
                        UtcTime.minutes(columns.timeMillis()[peek.at()])
                                + " UTC: "
                                + peek.sentence());
    }

    private Count compare(String name, GridPlan plan, Bars bars) {
        var kernel = new GridKernel(bars);
        var count = new Count();
        boolean agree = count.add(name, plan, Agreement.of(kernel, plan, bars));
        var random = new RandomPlans(plan.instrument(), bars, seed);
        PrintWriter err = spec.commandLine().getErr();
        try (var line = ProgressLine.on(err)) {
            for (int draw = 1; agree && draw <= draws; draw++) {
                int number = draw;
                GridPlan drawn = random.any();
                String which = "random grid " + number + " of seed " + seed;
                agree = count.add(which, drawn, Agreement.of(kernel, drawn, bars));
                line.show(() -> "%d of %d random grids".formatted(number, draws));
            }
        }
        return count;
    }

    private String text(
            StrategyFile strategy, BarColumns columns, Count count, Optional<String> peek) {
        String synthetic = columns.synthetic() ? "SYNTHETIC DATA, not a market\n" : "";
        String head =
                String.format(
                        Locale.ROOT,
                        "%s over %s: %,d grids, %,d of them refused, %,d fills%n",
                        strategy.name(),
                        columns.series(),
                        count.plans,
                        count.refused,
                        count.fills);
        String verdict =
                count.difference
                        .map(text -> "THE ENGINES DIFFER\n" + text + "\n")
                        .orElse(
                                "reference engine and kernel agree in every fill and every total,"
                                        + " bar by bar and leg by leg\n");
        return synthetic + head + verdict + causality(count, peek);
    }

    private String causality(Count count, Optional<String> peek) {
        if (cuts == 0 || count.difference.isPresent()) {
            return "";
        }
        return peek.map(sentence -> "IT LOOKS AHEAD\n" + sentence + "\n")
                .orElseGet(() ->
                        String.format(
                                Locale.ROOT,
                                "no look-ahead: at %,d cuts neither a missing nor another future"
                                        + " changed what was done before%n",
                                cuts));
    }

    private Json json(
            StrategyFile strategy, BarColumns columns, Count count, Optional<String> peek) {
        return Json.object()
                .put("synthetic", columns.synthetic())
                .put("strategy", strategy.name())
                .put("series", columns.series().path())
                .put("sha256", columns.contentSha256())
                .put("bars", columns.rows())
                .put("seed", seed)
                .put("grids", count.plans)
                .put("refused", count.refused)
                .put("fills", count.fills)
                .put("agree", count.difference.isEmpty())
                .put(
                        "difference",
                        count.difference
                                .<Json>map(Json.TextValue::new)
                                .orElse(new Json.NullValue()))
                .put("cuts", cuts)
                .put("lookahead", peek.<Json>map(Json.TextValue::new).orElse(new Json.NullValue()))
                .build();
    }
}
