package io.trellis.clients.kraken.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How often this machine may still connect. The venue bans an address for 150 attempts in 10
 * minutes; this stays below that, and below a number an hour that no sound connection needs.
 */
public final class ConnectionBudget {

    private static final long TEN_MINUTES = Duration.ofMinutes(10).toNanos();
    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final int mostInTenMinutes;
    private final int mostInAnHour;

    /** When the attempts of the last hour were made, oldest first. */
    private final Deque<Long> attempts = new ArrayDeque<>();

    /**
     * @param mostInTenMinutes above 0
     * @param mostInAnHour above 0
     */
    public ConnectionBudget(int mostInTenMinutes, int mostInAnHour) {
        if (mostInTenMinutes < 1 || mostInAnHour < 1) {
            throw new IllegalArgumentException("a budget allows one attempt at least");
        }
        this.mostInTenMinutes = mostInTenMinutes;
        this.mostInAnHour = mostInAnHour;
    }

    /** 120 attempts in 10 minutes, 360 an hour. */
    public static ConnectionBudget standard() {
        return new ConnectionBudget(120, 360);
    }

    /** How long the next attempt has to wait; zero if it may be made now. */
    Duration untilAllowed(long nowNanos) {
        forgetOld(nowNanos);
        long ofHour = until(mostInAnHour, HOUR, nowNanos);
        return Duration.ofNanos(Math.max(ofHour, until(mostInTenMinutes, TEN_MINUTES, nowNanos)));
    }

    private void forgetOld(long nowNanos) {
        while (!attempts.isEmpty() && nowNanos - attempts.getFirst() >= HOUR) {
            attempts.removeFirst();
        }
    }

    /** Until the attempt that is {@code most} before the next one is old enough. */
    private long until(int most, long window, long nowNanos) {
        if (attempts.size() < most) {
            return 0;
        }
        long before = attempts.stream().skip(attempts.size() - most).findFirst().orElseThrow();
        return Math.max(0, before + window - nowNanos);
    }

    /** Books an attempt. */
    void spend(long nowNanos) {
        attempts.addLast(nowNanos);
    }
}
