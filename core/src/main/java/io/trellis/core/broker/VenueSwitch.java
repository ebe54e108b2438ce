package io.trellis.core.broker;

import java.time.Duration;

/** The venue's own switch, which cancels everything when it has not heard of us for a while. */
final class VenueSwitch {

    private static final long SLACK_NANOS = Duration.ofSeconds(1).toNanos();

    private int seconds;
    private long fedNanos;
    private boolean told;

    /** It was set, or with 0 seconds taken back. */
    void fed(int nextSeconds, long nowNanos) {
        seconds = nextSeconds;
        fedNanos = nowNanos;
        told = false;
    }

    /** Whether a cancel that is known of now may have been its doing. */
    boolean mayHaveFired(long nowNanos) {
        return seconds > 0
                && nowNanos - fedNanos >= Duration.ofSeconds(seconds).toNanos() - SLACK_NANOS;
    }

    /** Whether this is the first time, since it was fed, that it seems to have fired. */
    boolean isNews() {
        boolean news = !told;
        told = true;
        return news;
    }
}
