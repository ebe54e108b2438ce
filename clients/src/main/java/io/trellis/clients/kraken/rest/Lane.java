package io.trellis.clients.kraken.rest;

import io.trellis.clients.net.Loop;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Calls that are made one at a time, in the order in which they were asked for, urgent ones first.
 * The next is sent when the answer to the last is there: calls that overtake each other would come
 * with their nonces out of order.
 *
 * <p>An urgent call waits for a slow one that is not urgent no longer than a moment. Should it
 * arrive first all the same, the slow one is refused for its nonce, of which it is told.
 */
final class Lane {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** A call that waits its turn. */
    interface Job {

        /** How long it has to wait for a counter; zero if it may be sent. */
        Duration untilAllowed(long nowNanos);

        /**
         * Sends it, or ends it without.
         *
         * @param done to be run once, when the answer is there or will not come
         */
        void send(Runnable done);

        /** The next call is sent before the answer to this one is there. */
        void overtaken();
    }

    /** A job that was sent and has no answer yet. */
    private record Turn(Job job, boolean isUrgent, long sentNanos) {}

    private final Loop loop;
    private final Deque<Job> urgent = new ArrayDeque<>();
    private final Deque<Job> usual = new ArrayDeque<>();
    private Optional<Turn> turn = Optional.empty();
    private Optional<Loop.Timer> waiting = Optional.empty();

    Lane(Loop loop) {
        this.loop = loop;
    }

    void urgent(Job job) {
        urgent.addLast(job);
        advance();
        turn.filter(slow -> !slow.isUrgent && !urgent.isEmpty()).ifPresent(this::overtakeSoon);
    }

    private void overtakeSoon(Turn slow) {
        long waitedNanos = loop.nanoTime() - slow.sentNanos;
        long leftNanos = Math.max(0, PATIENCE.toNanos() - waitedNanos);
        var _ = loop.after(Duration.ofNanos(leftNanos), () -> overtake(slow));
    }

    private void overtake(Turn slow) {
        if (isUnderWay(slow) && !urgent.isEmpty()) {
            slow.job.overtaken();
            turn = Optional.empty();
            advance();
        }
    }

    private boolean isUnderWay(Turn asked) {
        return turn.equals(Optional.of(asked));
    }

    void usual(Job job) {
        usual.addLast(job);
        advance();
    }

    /** One that was there before the others. */
    void again(Job job) {
        usual.addFirst(job);
        advance();
    }

    private void advance() {
        if (turn.isPresent()) {
            return;
        }
        if (!urgent.isEmpty()) {
            send(urgent.removeFirst(), true);
        } else if (!usual.isEmpty()) {
            sendOrWait();
        }
    }

    private void sendOrWait() {
        Duration wait = usual.getFirst().untilAllowed(loop.nanoTime());
        waiting.ifPresent(Loop.Timer::cancel);
        waiting = Optional.empty();
        if (wait.isPositive()) {
            waiting = Optional.of(loop.after(wait, this::advance));
        } else {
            send(usual.removeFirst(), false);
        }
    }

    private void send(Job job, boolean isUrgent) {
        var sent = new Turn(job, isUrgent, loop.nanoTime());
        turn = Optional.of(sent);
        job.send(() -> done(sent));
    }

    private void done(Turn sent) {
        if (isUnderWay(sent)) {
            turn = Optional.empty();
            // Not at once, as a call that ends without being sent would go deeper.
            loop.execute(this::advance);
        }
    }
}
