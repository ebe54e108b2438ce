package io.trellis.cli.optimize;

import io.trellis.cli.research.ReportOption;
import io.trellis.cli.research.SearchProgress;
import io.trellis.cli.terminal.Interruption;
import io.trellis.cli.terminal.ProgressLine;
import io.trellis.optimization.study.StudyListener;
import io.trellis.optimization.study.StudyResult;

import picocli.CommandLine.Model.CommandSpec;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A search that a person looks on at: it tells on a line how it gets on, keeps the report up to
 * date, and ends in good order when it is stopped.
 */
final class WatchedSearch implements StudyListener {

    private static final Duration BETWEEN_PAGES = Duration.ofSeconds(5);
    private static final long LONGEST_WAIT_SECONDS = 600;

    private final ProgressLine line;
    private final SearchProgress shown;
    private final Convergence convergence;
    private final ReportOption page;
    private final Target target;
    private final Optional<Duration> longest;
    private final long startNanos = System.nanoTime();
    private final CountDownLatch ended = new CountDownLatch(1);
    private long pageNanos = startNanos;
    private volatile boolean stopped;

    private WatchedSearch(
            ProgressLine line,
            Convergence convergence,
            ReportOption page,
            Target target,
            Optional<Duration> longest) {
        this.line = line;
        this.shown = new SearchProgress(line, "generation", convergence.objective());
        this.convergence = convergence;
        this.page = page;
        this.target = target;
        this.longest = longest;
    }

    /**
     * Runs a search.
     *
     * @param target what it would write
     * @param longest time after which the search ends with the step it is at
     * @throws CancellationException if it was stopped; the process ends then
     */
    static StudyResult run(
            CommandSpec spec,
            ReportOption page,
            Convergence convergence,
            Target target,
            Optional<Duration> longest,
            Function<StudyListener, StudyResult> search) {
        PrintWriter err = spec.commandLine().getErr();
        try (var line = ProgressLine.on(err)) {
            var watched = new WatchedSearch(line, convergence, page, target, longest);
            try (var _ = Interruption.before(() -> watched.stop(err))) {
                return search.apply(watched);
            } finally {
                watched.ended.countDown();
            }
        }
    }

    @Override
    public void progressed(Progress progress) {
        convergence.progressed(progress);
        shown.progressed(progress);
        if (stopped) {
            throw new CancellationException("the search was stopped");
        }
        long now = System.nanoTime();
        if (now - pageNanos > BETWEEN_PAGES.toNanos()) {
            pageNanos = now;
            page.writeLive(
                    () -> LivePage.of(target, convergence, progress),
                    Math.toIntExact(BETWEEN_PAGES.toSeconds()));
        }
    }

    @Override
    public boolean wantsEnd() {
        return longest.map(spent()::compareTo).map(order -> order >= 0).orElse(false);
    }

    private Duration spent() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    @Override
    public void entered(Stage stage) {
        if (stopped) {
            throw new CancellationException("the validation was stopped");
        }
        line.show(() -> "%s, after %s".formatted(stage.words(), ProgressLine.words(spent())));
    }

    /** Lets the generation end, and says how to go on. */
    private void stop(PrintWriter err) {
        stopped = true;
        try {
            var _ = ended.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        line.close();
        err.println(
                Files.exists(target.checkpoint())
                        ? "stopped: what was tried so far is in "
                                + target.checkpoint()
                                + "; run the same command again to go on."
                        : "stopped: no strategy was written.");
        err.flush();
    }
}
