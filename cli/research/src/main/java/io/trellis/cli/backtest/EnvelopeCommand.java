package io.trellis.cli.backtest;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.envelope.Coverage;
import io.trellis.backtesting.envelope.FillEnvelope;
import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.TradeColumns;
import io.trellis.cli.research.JudgedBars;
import io.trellis.cli.research.ResultOption;
import io.trellis.cli.research.SuspectOption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.SpanOptions;
import io.trellis.cli.terminal.StrategyInput;
import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.StrategyFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

/** {@code backtest envelope}: how far a result hangs on what the bars do not tell. */
@Command(
        name = "envelope",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/backtest envelope --strategy strategies/example-geometric.json \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet",
            "  bin/backtest envelope --trades trades.csv.gz --grids 1000"
        },
        description = {
            "Runs a grid under every path rule and under fill models from touch to through K ticks,"
                    + " and shows the interval that its result lies in.",
            "",
            "With --trades in place of --data it measures how often such an interval holds the"
                    + " truth: random grids are run over the trades, whose path is known, and over"
                    + " the bars that the trades make.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets mixins and spec.
final class EnvelopeCommand implements Callable<Integer> {

    /** A tick finer than that is no price step. */
    private static final int MOST_DECIMALS = 8;

    @Option(
            names = "--strategy",
            paramLabel = "FILE",
            description = "Strategy file of a grid; with --trades only its instrument counts.")
    private @Nullable Path strategy;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Bars, as `data import` stores them.")
    private @Nullable Path data;

    @Option(
            names = "--trades",
            paramLabel = "FILE",
            description = "Trades as CSV, plain or gzip: ts_ms, price, quantity.")
    private @Nullable Path trades;

    @Option(
            names = "--through",
            paramLabel = "K",
            description =
                    "Ticks of the strictest fill model (default: a tenth of the median range of a"
                            + " bar).")
    private @Nullable Integer through;

    @Option(
            names = "--grids",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Random grids over the trades (default: ${DEFAULT-VALUE}).")
    private int grids;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of the random grids (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--timeframe",
            paramLabel = "LENGTH",
            defaultValue = "1m",
            description = "Length of the bars made of trades (default: ${DEFAULT-VALUE}).")
    private String timeframe;

    @Mixin private SpanOptions cut;

    @Mixin private SuspectOption suspect;

    @Mixin private ResultOption output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (through != null && (through < 1 || through > FillEnvelope.MOST_TICKS)) {
            throw new InvalidInputException(
                    "--through %d must be from 1 to %d"
                            .formatted(through, FillEnvelope.MOST_TICKS));
        }
        if (trades != null && data != null) {
            throw new InvalidInputException("give --data or --trades, not both");
        }
        if (trades != null) {
            return coverage(trades);
        }
        if (data == null || strategy == null) {
            throw new InvalidInputException(
                    "give --strategy and --data for the interval of a grid, or --trades to measure"
                            + " how often it holds");
        }
        return envelope(strategy, data);
    }

    private int envelope(Path file, Path bars) {
        StrategyFile decoded = StrategyInput.read(file).decode();
        GridPlan plan = GridPlan.of(decoded);
        JudgedBars judged = suspect.read(bars, cut.span());
        BarColumns columns = judged.columns();
        warn(decoded, columns);
        judged.warn(spec.commandLine().getErr());
        Bars ticks = TickBars.of(columns, plan.instrument());
        Attempt<FillEnvelope> envelope =
                FillEnvelope.of(
                        new GridKernel(ticks),
                        plan,
                        ticks,
                        through == null ? FillEnvelope.usualTicks(ticks) : through);
        return switch (envelope) {
            case Attempt.Refused<FillEnvelope>(var reason) ->
                    throw new InvalidInputException(
                            file + ": the strategy cannot start at the first bar: " + reason);
            case Attempt.Done<FillEnvelope>(var done) -> {
                var report = new EnvelopeReport(decoded, judged, plan.capital(), done);
                output.write(report::json, report.text(), spec.commandLine().getOut());
                yield Program.DONE;
            }
        };
    }

    private void warn(StrategyFile file, BarColumns columns) {
        PrintWriter err = spec.commandLine().getErr();
        if (columns.synthetic()) {
            err.println("SYNTHETIC DATA: a generator made these bars; no market ever traded so.");
        }
        if (!file.market().equals(columns.series())) {
            err.printf(
                    "warning: %s is made for %s, the bars are of %s.%n",
                    strategy, file.market(), columns.series());
        }
    }

    private int coverage(Path file) {
        if (grids < 1) {
            throw new InvalidInputException("--grids " + grids + " is below 1; give 1 or more.");
        }
        Timeframe length = Timeframe.parse(timeframe);
        TradeColumns all = TradeInput.read(file).within(cut.span());
        if (all.rows() == 0) {
            throw new InvalidInputException(file + " has no trade in that span of time.");
        }
        double[] prices = new double[all.rows()];
        long[] times = new long[all.rows()];
        for (int row = 0; row < prices.length; row++) {
            prices[row] = all.price(row);
            times[row] = all.timeMillis(row);
        }
        Instrument instrument =
                strategy == null
                        ? instrument(prices)
                        : StrategyInput.read(strategy).decode().instrument();
        var prints = new Coverage.PrintColumns(times, instrument.ticks(prices));
        Coverage measured = Coverage.of(prints, instrument, length, grids, seed, asked());
        var report =
                new CoverageReport(
                        file.toString(),
                        all.sourceSha256(),
                        prices.length,
                        instrument.tick(),
                        length,
                        seed,
                        measured);
        output.write(report::json, report.text(), spec.commandLine().getOut());
        return Program.DONE;
    }

    private OptionalInt asked() {
        return through == null ? OptionalInt.empty() : OptionalInt.of(through);
    }

    /** Without a strategy: no fees, and the finest step that the prices need. */
    private static Instrument instrument(double[] prices) {
        int decimals = 0;
        for (double price : prices) {
            int scale = BigDecimal.valueOf(price).stripTrailingZeros().scale();
            decimals = Math.max(decimals, Math.min(scale, MOST_DECIMALS));
        }
        return new Instrument(
                BigDecimal.ONE.movePointLeft(decimals),
                new BigDecimal("0.00001"),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }
}
