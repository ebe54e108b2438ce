package io.trellis.core.broker;

import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.WriteOutcome;

import java.time.Duration;

/**
 * Has orders cancelled. A cancel is a request and says nothing of what becomes of the order: that
 * is known by evidence, and until then it is asked again, ever more seldom.
 */
final class Cancels {

    private static final long FIRST_PAUSE_NANOS = Duration.ofSeconds(2).toNanos();
    private static final int MOST_DOUBLINGS = 5;

    /** How long the report of an accepted cancel may take before the order is looked for. */
    private static final long REPORT_NANOS = Duration.ofSeconds(5).toNanos();

    private static final long DENIED_NANOS = Duration.ofSeconds(1).toNanos();

    private final Surroundings around;
    private final Sender sender;
    private final Orders orders;
    private final Refusals refusals;
    private final Work work;

    Cancels(Surroundings around, Sender sender, Orders orders, Refusals refusals, Work work) {
        this.around = around;
        this.sender = sender;
        this.orders = orders;
        this.refusals = refusals;
        this.work = work;
    }

    /** What the process before has asked will not be answered. */
    void began() {
        orders.forEachLive(attempt -> {
            attempt.cancelRequest = 0;
            attempt.cancelTries = 0;
            if (attempt.cancelWanted) {
                attempt.cancelNanos = around.nowNanos();
            }
        });
    }

    void turn() {
        orders.forEachLive(this::cancel);
    }

    private void cancel(Attempt attempt) {
        if (!attempt.cancelWanted || attempt.cancelRequest != 0) {
            return;
        }
        long now = around.nowNanos();
        if (attempt.cancelNanos > now) {
            work.isDueAt(attempt.cancelNanos);
        } else if (!sender.maySend()) {
            work.isDueAt(now + Work.NEXT_TURN_NANOS);
        } else if (!sender.cancel(attempt)) {
            attempt.cancelNanos = now + DENIED_NANOS;
            work.isDueAt(attempt.cancelNanos);
        }
    }

    /** Something is known of the request. */
    void answered(Attempt attempt, WriteOutcome outcome) {
        attempt.cancelRequest = 0;
        if (attempt.isOver()) {
            return;
        }
        long now = around.nowNanos();
        attempt.cancelNanos = now + pause(attempt);
        attempt.cancelTries++;
        switch (outcome) {
            case WriteOutcome.Accepted _ -> attempt.lookAt(now + REPORT_NANOS);
            case WriteOutcome.Unknown _ -> attempt.lookAt(now + REPORT_NANOS);
            case WriteOutcome.Refused(Refusal reason, String words) -> {
                if (reason == Refusal.UNKNOWN_ORDER) {
                    attempt.lookAt(now);
                }
                refusals.ofCancel(reason, words);
            }
        }
        work.isDue();
    }

    private static long pause(Attempt attempt) {
        return Math.max(
                REPORT_NANOS, FIRST_PAUSE_NANOS << Math.min(attempt.cancelTries, MOST_DOUBLINGS));
    }
}
