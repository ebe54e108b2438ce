package io.trellis.cli.research;

import io.trellis.cli.terminal.ProgressLine;
import io.trellis.optimization.search.Objective;
import io.trellis.optimization.search.SearchListener;
import io.trellis.optimization.search.Tried;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/** Tells a person how a search gets on. */
public final class SearchProgress implements SearchListener {

    private final ProgressLine line;
    private final String step;
    private final Objective objective;
    private final long startNanos = System.nanoTime();

    /**
     * Tells it on a line.
     *
     * @param step what the search counts, such as {@code generation}
     */
    public SearchProgress(ProgressLine line, String step, Objective objective) {
        this.step = step;
        this.line = line;
        this.objective = objective;
    }

    @Override
    public void progressed(Progress progress) {
        line.show(() -> text(progress, Duration.ofNanos(System.nanoTime() - startNanos)));
    }

    String text(Progress progress, Duration spent) {
        double seconds = Math.max(spent.toMillis(), 1) / 1000.0;
        int left = progress.steps() - progress.step();
        return String.format(
                Locale.ROOT,
                "%s %d/%d, best %s %s, %s%,d runs (%.0f/s), %s left",
                step,
                progress.step(),
                progress.steps(),
                objective.figure().word(),
                progress.best().map(this::value).orElse("-"),
                progress.front() > 1 ? "front of %,d, ".formatted(progress.front()) : "",
                progress.evaluations(),
                progress.evaluations() / seconds,
                ProgressLine.words(spent.multipliedBy(left).dividedBy(progress.step())));
    }

    private String value(Tried best) {
        OptionalDouble value = objective.value(best.fitness(), 0);
        return value.isPresent() ? Shown.number(value.getAsDouble()) : "-";
    }
}
