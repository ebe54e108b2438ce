package io.trellis.backtesting.fetch;

import io.trellis.core.history.TradeHistory;
import io.trellis.core.history.TradeHistory.Answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Asks for pages in the pace that is wanted, and again where that helps. */
final class PageRequests {

    private final TradeHistory history;
    private final FetchSettings settings;
    private final Waiting waiting;
    private final RandomGenerator random;
    private final StopSignal stop;

    private long requests;
    private boolean answered;
    private long lastNanoTime;

    PageRequests(
            TradeHistory history,
            FetchSettings settings,
            Waiting waiting,
            RandomGenerator random,
            StopSignal stop) {
        this.history = history;
        this.settings = settings;
        this.waiting = waiting;
        this.random = random;
        this.stop = stop;
    }

    long requests() {
        return requests;
    }

    /**
     * The page after a cursor; empty when the fetch is to stop.
     *
     * @throws UncheckedIOException if the venue refuses, or patience is at its end
     */
    Optional<Answer.Page> after(String cursor) {
        Duration waited = Duration.ZERO;
        for (int attempt = 0; !stop.isSet(); attempt++) {
            pace();
            if (stop.isSet()) {
                break;
            }
            Duration wait;
            String sentence;
            switch (request(cursor)) {
                case Answer.Page page -> {
                    answered = true;
                    return Optional.of(page);
                }
                case Answer.Refused refused -> throw failure(refused.sentence());
                case Answer.Busy busy -> {
                    answered = true;
                    wait = longer(doubled(FetchSettings.FIRST_BUSY_WAIT, attempt), busy.until());
                    sentence = busy.sentence();
                }
                case Answer.Failed failed -> {
                    wait = jittered(doubled(FetchSettings.FIRST_FAILURE_WAIT, attempt));
                    sentence = failed.sentence();
                }
            }
            waited = waited.plus(wait).plus(settings.pace());
            if (waited.compareTo(patience()) > 0) {
                throw failure(
                        sentence
                                + " That was attempt "
                                + (attempt + 1)
                                + "; run the same command again to go on.");
            }
            waiting.pass(wait, stop);
        }
        return Optional.empty();
    }

    /** Whoever never answered is more likely misspelt, or beyond the network, than busy. */
    private Duration patience() {
        boolean shorter =
                !answered && settings.patience().compareTo(FetchSettings.FIRST_PATIENCE) > 0;
        return shorter ? FetchSettings.FIRST_PATIENCE : settings.patience();
    }

    private Answer request(String cursor) {
        requests++;
        lastNanoTime = waiting.nanoTime();
        return history.after(cursor);
    }

    private void pace() {
        if (requests == 0) {
            return;
        }
        Duration since = Duration.ofNanos(waiting.nanoTime() - lastNanoTime);
        Duration left = settings.pace().minus(since);
        if (left.isPositive()) {
            waiting.pass(left, stop);
        }
    }

    private static Duration doubled(Duration first, int times) {
        Duration wait = first.multipliedBy(1L << Math.min(times, 20));
        return wait.compareTo(FetchSettings.LONGEST_WAIT) < 0 ? wait : FetchSettings.LONGEST_WAIT;
    }

    private Duration longer(Duration wait, Optional<Instant> until) {
        return until.map(time -> Duration.between(waiting.now(), time))
                .filter(named -> named.compareTo(wait) > 0)
                .orElse(wait);
    }

    /** Anything up to the wait, so that many who failed together do not come back together. */
    private Duration jittered(Duration wait) {
        return Duration.ofMillis(random.nextLong(wait.toMillis() + 1));
    }

    private static UncheckedIOException failure(String sentence) {
        return new UncheckedIOException(sentence, new IOException(sentence));
    }
}
