package io.trellis.cli.optimize;

import io.trellis.cli.research.JudgedBars;
import io.trellis.cli.research.SuspectOption;
import io.trellis.cli.terminal.SpanOptions;
import io.trellis.cli.terminal.StrategyInput;
import io.trellis.cli.terminal.StrategyPath;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.StrategyDocument;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The markets of a scan, and the strategy that is made each one's own. */
@SuppressWarnings("NullAway.Init") // picocli sets the options and mixins.
final class PairOptions {

    @Option(
            names = "--strategy",
            required = true,
            paramLabel = "FILE",
            converter = StrategyPath.class,
            description =
                    "Strategy to start from: its capital, risk and assumptions, and its trading"
                            + " rules where "
                            + Pair.RULES
                            + " does not lie beside the bars.")
    private Path strategy;

    @Option(
            names = "--data",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Bars of each market, as `data import` stores them.")
    private List<Path> data;

    @Mixin private SpanOptions cut;

    @Mixin private SuspectOption suspect;

    /**
     * The markets, in the order given.
     *
     * @throws InvalidInputException if one is there twice, or cannot be read
     */
    List<Pair> pairs(PrintWriter err) {
        StrategyDocument template = relative(StrategyInput.read(strategy));
        var pairs = new ArrayList<Pair>();
        for (Path file : data) {
            JudgedBars bars = suspect.read(file, cut.span());
            Pair pair = Pair.of(file, bars, template);
            if (pairs.stream().anyMatch(each -> each.series().equals(pair.series()))) {
                throw new InvalidInputException(
                        file + " is the second of " + pair.series() + "; give each series once.");
            }
            pair.guessed().ifPresent(sentence -> err.println("warning: " + sentence));
            if (bars.columns().synthetic()) {
                err.println(
                        "SYNTHETIC DATA: a generator made "
                                + pair.series()
                                + "; no market ever traded so.");
            }
            bars.warn(err);
            pairs.add(pair);
        }
        return pairs;
    }

    /** Prices of one market mean nothing in another: cells around its price, and no stop. */
    private static StrategyDocument relative(StrategyDocument given) {
        StrategyDocument around = given.with("trail", "null");
        around = around.with("grid.kind", "symmetric");
        around = around.with("grid.center", "null").with("grid.levels", "5");
        around = around.with("grid.spacing", "0.01").with("grid.profit", "0.01");
        return around.with("stopLoss", "null").with("takeProfit", "null");
    }
}
