package io.trellis.clients.kraken.stream;

import io.trellis.clients.net.Loop;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The candles of a market, each once and when it has closed. The venue never says that one has: a
 * later one shows it, or the clock, some time after its end for trades that are told late. An
 * interval without a trade is not told at all and is filled in here.
 */
final class CandleSeries {

    private static final Duration GRACE = Duration.ofSeconds(2);

    /** Longer holes come of no stream; they are left open. */
    private static final int MOST_FILLED = 1_440;

    private final Loop loop;
    private final Consumer<Candle> out;
    private final Deadline close;
    private Optional<Candle> running = Optional.empty();
    private Optional<Instant> toldUntil = Optional.empty();
    private long late;

    CandleSeries(Loop loop, Consumer<Candle> out) {
        this.loop = loop;
        this.out = out;
        this.close = new Deadline(loop);
    }

    /** Frames of candles that had been told already. */
    long late() {
        return late;
    }

    /** Takes a candle as it stands. */
    void take(Candle candle) {
        if (toldUntil.filter(end -> candle.begin().isBefore(end)).isPresent()) {
            late++;
            return;
        }
        if (running.filter(now -> now.begin().isAfter(candle.begin())).isPresent()) {
            late++;
            return;
        }
        fillUpTo(candle.begin());
        running = Optional.of(candle);
        closeInTime(candle);
    }

    /**
     * Nothing is heard any more, so that silence does not mean that nothing is traded; the next
     * candle that is heard goes on.
     */
    void lost() {
        close.cancel();
    }

    private void fillUpTo(Instant begin) {
        for (int i = 0; i <= MOST_FILLED && isBefore(begin); i++) {
            closeRunning();
        }
        running = running.filter(candle -> !candle.begin().isBefore(begin));
    }

    private boolean isBefore(Instant begin) {
        return running.filter(candle -> candle.begin().isBefore(begin)).isPresent();
    }

    /** Tells the running candle, after which an empty one runs. */
    private void closeRunning() {
        Candle candle = running.orElseThrow();
        toldUntil = Optional.of(candle.end());
        running = Optional.of(candle.empty());
        out.accept(candle);
    }

    private void closeInTime(Candle candle) {
        Duration left = Duration.between(loop.now(), candle.end().plus(GRACE));
        close.in(left.isNegative() ? Duration.ZERO : left, this::closeByClock);
    }

    private void closeByClock() {
        if (running.filter(candle -> !candle.end().plus(GRACE).isAfter(loop.now())).isPresent()) {
            closeRunning();
        }
        running.ifPresent(this::closeInTime);
    }
}
