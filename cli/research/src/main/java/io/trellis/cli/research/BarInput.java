package io.trellis.cli.research;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.terminal.SpanOptions;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Span;
import io.trellis.core.strategyfile.StrategyFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** The bars that something runs over. */
@SuppressWarnings("NullAway.Init") // picocli sets the mixins.
public final class BarInput {

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Bars, as `data import` stores them.")
    private @Nullable Path data;

    @Mixin private SpanOptions cut;

    @Mixin private SuspectOption suspect;

    private Optional<JudgedBars> judged = Optional.empty();

    /**
     * The bars that were asked for, without suspect ones if they are to be left out.
     *
     * @throws InvalidInputException if none were, they cannot be read, or suspect ones are refused
     */
    public BarColumns columns() {
        if (data == null) {
            throw new InvalidInputException("Missing required option: '--data=FILE'.");
        }
        return keep(suspect.read(data, cut.span()));
    }

    /**
     * Bars that trades make, in place of those of a file.
     *
     * @throws InvalidInputException if suspect ones are refused or to be left out
     */
    public BarColumns columns(BarColumns ofTrades) {
        return keep(suspect.ofTrades(ofTrades));
    }

    private BarColumns keep(JudgedBars bars) {
        judged = Optional.of(bars);
        return bars.columns();
    }

    /** The bars that were given out, and the suspect ones of them. */
    public JudgedBars judged() {
        return judged.orElseThrow();
    }

    public boolean namesData() {
        return data != null;
    }

    /** The span of time that was asked for. */
    public Span span() {
        return cut.span();
    }

    /** Says loudly what one must know before reading a result over these bars. */
    public void warn(Path strategy, StrategyFile file, BarColumns columns, PrintWriter err) {
        if (columns.synthetic()) {
            err.println("SYNTHETIC DATA: a generator made these bars; no market ever traded so.");
        }
        if (!file.market().equals(columns.series())) {
            err.printf(
                    "warning: %s is made for %s, the bars are of %s.%n",
                    strategy, file.market(), columns.series());
        }
        judged.ifPresent(bars -> bars.warn(err));
    }
}
