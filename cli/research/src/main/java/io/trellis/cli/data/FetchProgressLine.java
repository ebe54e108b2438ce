package io.trellis.cli.data;

import io.trellis.backtesting.fetch.FetchProgress;
import io.trellis.cli.terminal.ProgressLine;
import io.trellis.cli.terminal.UtcTime;

import java.io.Console;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells a person how a fetch gets on: trades, the date reached, time left; on a terminal only. */
final class FetchProgressLine implements Consumer<FetchProgress>, AutoCloseable {

    private static final int BAR_WIDTH = 20;

    private final ProgressLine line;
    private final Optional<Instant> end;
    private final long startNanos = System.nanoTime();
    private Optional<Instant> first = Optional.empty();

    private FetchProgressLine(ProgressLine line, Optional<Instant> end) {
        this.line = line;
        this.end = end;
    }

    /**
     * A line on standard error, or nothing where that is no terminal.
     *
     * @param end of what is fetched; empty for now
     */
    static FetchProgressLine on(PrintWriter err, Optional<Instant> end) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        PrintWriter target = terminal ? err : new PrintWriter(Writer.nullWriter());
        return new FetchProgressLine(ProgressLine.on(target), end);
    }

    @Override
    public void accept(FetchProgress progress) {
        Instant now = Instant.now();
        Duration spent = Duration.ofNanos(System.nanoTime() - startNanos);
        // A market may begin long after the time that was asked for.
        first = first.or(() -> Optional.of(progress.reached()));
        line.show(() -> text(progress, first.orElse(now), end.orElse(now), spent));
    }

    static String text(FetchProgress progress, Instant first, Instant end, Duration spent) {
        Instant begun = progress.begun().isAfter(first) ? progress.begun() : first;
        double covered = Duration.between(begun, progress.reached()).toMillis();
        double all = Math.max(1, Duration.between(begun, end).toMillis());
        double share = Math.clamp(covered / all, 0, 1);
        int full = (int) (share * BAR_WIDTH);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f %%  %,d trades, at %s, %s left",
                "#".repeat(full),
                "-".repeat(BAR_WIDTH - full),
                100 * share,
                progress.rows(),
                UtcTime.minutes(progress.reached().toEpochMilli()),
                share <= 0
                        ? "?"
                        : ProgressLine.words(
                                Duration.ofMillis(
                                        (long) (spent.toMillis() * (1 - share) / share))));
    }

    @Override
    public void close() {
        line.close();
    }
}
