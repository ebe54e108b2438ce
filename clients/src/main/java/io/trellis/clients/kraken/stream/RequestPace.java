package io.trellis.clients.kraken.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast requests may follow one another on a connection. */
final class RequestPace {

    /** The venue is said to bear 50 a second. */
    private static final int MOST_A_SECOND = 40;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Deque<Long> sent = new ArrayDeque<>();

    /** How long the next request has to wait; zero if it may be sent now. */
    Duration untilAllowed(long nowNanos) {
        while (!sent.isEmpty() && nowNanos - sent.getFirst() >= SECOND) {
            sent.removeFirst();
        }
        return sent.size() < MOST_A_SECOND
                ? Duration.ZERO
                : Duration.ofNanos(sent.getFirst() + SECOND - nowNanos);
    }

    /** Books a request that is sent now. */
    void sent(long nowNanos) {
        sent.addLast(nowNanos);
    }
}
