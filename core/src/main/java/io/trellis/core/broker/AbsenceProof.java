package io.trellis.core.broker;

import io.trellis.core.fact.Fact;

import java.time.Duration;
import java.time.Instant;

/**
 * What follows for the orders in doubt when a question about them is answered.
 *
 * <p>An order that nobody has ever seen at the venue is proved absent by two questions, both asked
 * after the venue's clock has certainly passed the order's deadline, the second one a while after
 * the first, with the account's stream live and without a gap over both, when neither the open
 * orders nor the ended ones nor the fills have it. The stream began with a snapshot of the open
 * orders, so an order that came to rest before it would have been in there, and one that came later
 * would have been told.
 */
final class AbsenceProof {

    private static final long SOON_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long OVERDUE_NANOS = Duration.ofMinutes(10).toNanos();

    private final BrokerSettings settings;
    private final Surroundings around;
    private final VenueClock clock;
    private final Orders orders;
    private final Booking booking;
    private final Doubts doubts;

    AbsenceProof(
            BrokerSettings settings,
            Surroundings around,
            VenueClock clock,
            Orders orders,
            Booking booking,
            Doubts doubts) {
        this.settings = settings;
        this.around = around;
        this.clock = clock;
        this.orders = orders;
        this.booking = booking;
        this.doubts = doubts;
    }

    /** A gap of the stream: whatever was looked for has to be looked for again, twice. */
    void beginAnew() {
        orders.forEachLive(attempt -> attempt.nothingFoundNanos = Attempt.NEVER);
    }

    /** A question about an order was answered in all its steps. */
    void answered(Question asked, Attempt attempt) {
        if (!attempt.isInDoubt()) {
            attempt.lookNanos = Attempt.NEVER;
            return;
        }
        long now = around.nowNanos();
        attempt.lookNanos = now + Question.pauseNanos(attempt.looks++);
        tellIfOverdue(attempt, now);
        if (attempt.life.isUnseen()) {
            seekProof(asked, attempt, now);
        }
    }

    private void seekProof(Question asked, Attempt attempt, long now) {
        Instant over = attempt.deadline.plus(settings.clockMargin());
        if (!clock.earliest(asked.beganNanos).isAfter(over)) {
            long left = Duration.between(clock.earliest(now), over).toNanos();
            attempt.lookNanos = Math.max(now + Question.pauseNanos(0), now + left + SOON_NANOS);
        } else if (booking.hasStrays()) {
            attempt.nothingFoundNanos = Attempt.NEVER;
        } else if (attempt.nothingFoundNanos == Attempt.NEVER) {
            attempt.nothingFoundNanos = now;
            attempt.lookNanos = now + settings.secondLook().toNanos();
        } else if (asked.beganNanos - attempt.nothingFoundNanos
                >= settings.secondLook().toNanos()) {
            orders.learn(
                    attempt,
                    new OrderLife.Evidence.Proof(),
                    Fact.Evidence.ABSENCE_PROOF,
                    "neither order nor fill was found twice after its deadline "
                            + attempt.deadline);
        } else {
            attempt.lookNanos = attempt.nothingFoundNanos + settings.secondLook().toNanos();
        }
    }

    private void tellIfOverdue(Attempt attempt, long now) {
        if (!attempt.overdueTold && now - attempt.unknownSinceNanos > OVERDUE_NANOS) {
            attempt.overdueTold = true;
            doubts.tell(
                    Fact.Severity.CRITICAL,
                    "order-unknown",
                    "It is not known for ten minutes what became of order "
                            + attempt.id
                            + "; what it binds stays reserved.");
        }
    }
}
