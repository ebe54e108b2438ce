package io.trellis.cli.terminal;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Span;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.time.Instant;

/** The options that cut the data of a run. */
public final class SpanOptions {

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = UtcTime.class,
            description = "Use bars that start at or after TIME, UTC (2021-04-21T10:30).")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = UtcTime.class,
            description = "Use bars that start before TIME, UTC.")
    private @Nullable Instant to;

    /**
     * The span between the two; without a bound where an option was not given.
     *
     * @throws InvalidInputException if it ends before it begins
     */
    public Span span() {
        long first = from == null ? Span.ALL.fromMillis() : from.toEpochMilli();
        long end = to == null ? Span.ALL.toMillis() : to.toEpochMilli();
        if (first >= end) {
            throw new InvalidInputException(
                    "--from " + from + " is not before --to " + to + "; give an earlier one.");
        }
        return new Span(first, end);
    }
}
