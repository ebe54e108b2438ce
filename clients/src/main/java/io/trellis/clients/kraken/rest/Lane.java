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
 */
final class Lane {

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
    }

    private final Loop loop;
    private final Deque<Job> urgent = new ArrayDeque<>();
    private final Deque<Job> usual = new ArrayDeque<>();
    private boolean busy;
    private Optional<Loop.Timer> waiting = Optional.empty();

    Lane(Loop loop) {
        this.loop = loop;
    }

    void urgent(Job job) {
        urgent.addLast(job);
        advance();
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
        if (busy) {
            return;
        }
        if (!urgent.isEmpty()) {
            send(urgent.removeFirst());
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
            send(usual.removeFirst());
        }
    }

    private void send(Job job) {
        busy = true;
        job.send(() -> {
            busy = false;
            // Not at once, as a call that ends without being sent would go deeper.
            loop.execute(this::advance);
        });
    }
}
