package io.trellis.cli.research;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.terminal.StrategyInput;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Span;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.nio.file.Path;

/** What every run takes: a strategy and the bars to run it over. */
@SuppressWarnings("NullAway.Init") // picocli sets the required options.
public final class Inputs {

    @Option(
            names = "--strategy",
            required = true,
            paramLabel = "FILE",
            description = "Strategy file to run.")
    private Path strategy;

    @Mixin private BarInput bars;

    public StrategyDocument document() {
        return StrategyInput.read(strategy);
    }

    /**
     * The bars that were asked for, without suspect ones if they are to be left out.
     *
     * @throws InvalidInputException if none were, they cannot be read, or suspect ones are refused
     */
    public BarColumns columns() {
        return bars.columns();
    }

    /**
     * Bars that trades make, in place of those of a file.
     *
     * @throws InvalidInputException if suspect ones are refused or to be left out
     */
    public BarColumns columns(BarColumns ofTrades) {
        return bars.columns(ofTrades);
    }

    /** The bars that were given out, and the suspect ones of them. */
    public JudgedBars judged() {
        return bars.judged();
    }

    public boolean namesData() {
        return bars.namesData();
    }

    /** The span of time that was asked for. */
    public Span span() {
        return bars.span();
    }

    public Path strategy() {
        return strategy;
    }

    /** Says loudly what one must know before reading a result of these two. */
    public void warn(StrategyFile file, BarColumns columns, PrintWriter err) {
        bars.warn(strategy, file, columns, err);
    }
}
