package io.trellis.cli.research;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.cli.terminal.SpanOptions;
import io.trellis.cli.terminal.StrategyInput;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Span;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;

import org.jspecify.annotations.Nullable;

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

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Bars, as `data import` stores them.")
    private @Nullable Path data;

    @Mixin private SpanOptions cut;

    public StrategyDocument document() {
        return StrategyInput.read(strategy);
    }

    /**
     * The bars that were asked for.
     *
     * @throws InvalidInputException if none were, or they cannot be read
     */
    public BarColumns columns() {
        if (data == null) {
            throw new InvalidInputException("Missing required option: '--data=FILE'.");
        }
        Span span = cut.span();
        BarColumns all = ParquetBarStore.read(data);
        return span.equals(Span.ALL) ? all : all.slice(span.fromMillis(), span.toMillis());
    }

    public boolean namesData() {
        return data != null;
    }

    /** The span of time that was asked for. */
    public Span span() {
        return cut.span();
    }

    public Path strategy() {
        return strategy;
    }

    /** Says loudly what one must know before reading a result of these two. */
    public void warn(StrategyFile file, BarColumns columns, PrintWriter err) {
        if (columns.synthetic()) {
            err.println("SYNTHETIC DATA: a generator made these bars; no market ever traded so.");
        }
        if (!file.market().equals(columns.series())) {
            err.printf(
                    "warning: %s is made for %s, the bars are of %s.%n",
                    strategy, file.market(), columns.series());
        }
    }
}
