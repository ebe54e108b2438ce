package io.trellis.core.broker;

import io.trellis.core.fact.Fact.OrderState;
import io.trellis.core.market.Side;
import io.trellis.core.order.Reason;
import io.trellis.core.venue.ClientOrderId;

import java.time.Instant;

/** One order at the venue, from being sent, under a name that no other order ever has. */
final class Attempt {

    static final long NEVER = Long.MAX_VALUE;

    final ClientOrderId id;
    final Terms terms;
    final Purpose purpose;

    /** When it was sent, by the venue's clock, or earlier. */
    final Instant sentAfter;

    /** By the venue's clock, after which the venue does not take it any more. */
    final Instant deadline;

    OrderLife life;
    String venueId = "";

    /** How it ended, when the venue said so in answer to its request. */
    Purpose.End refusal = new Purpose.End.Absent();

    /** What the venue has counted as executed, the most that was told. */
    long toldFilledLots;

    /** What the venue said at its end. */
    String endWords = "";

    /** Whether it was told to be in the book. */
    boolean rested;

    /** Whether the venue's own switch may have cancelled it. */
    boolean isGoneBySwitch;

    /** Since when it is known as open. */
    long openSinceNanos;

    // ---- its cancel

    boolean cancelWanted;

    /** Whether it is to be cancelled only as long as nobody has seen it at the venue. */
    private boolean cancelInDoubt;

    /** Whether a cancel has ever left us. */
    boolean cancelSent;

    /** The request that is under way, 0 for none. */
    long cancelRequest;

    long cancelNanos = NEVER;
    int cancelTries;

    // ---- looks at the venue

    /** When it is to be looked for, {@link #NEVER} for not. */
    long lookNanos = NEVER;

    int looks;

    /** When a first look after the deadline found nothing, {@link #NEVER} for not yet. */
    long nothingFoundNanos = NEVER;

    int missed;
    boolean overdueTold;
    long unknownSinceNanos;

    /** What an order is. */
    record Terms(int cell, Side side, long priceTicks, long lots, Reason reason, boolean rests) {}

    Attempt(ClientOrderId id, Terms terms, Purpose purpose, Instant sentAfter, Instant deadline) {
        this.id = id;
        this.terms = terms;
        this.purpose = purpose;
        this.sentAfter = sentAfter;
        this.deadline = deadline;
        this.life = OrderLife.sent(terms.lots());
    }

    boolean isOver() {
        return life.state().isFinal();
    }

    /** Whether the venue has counted more than was told of. */
    boolean lacksExecutions() {
        return !isOver() && (toldFilledLots > life.bookedLots() || life.waitsForExecutions());
    }

    /** Whether it is not known how it stands at the venue. */
    boolean isInDoubt() {
        return life.state() == OrderState.UNKNOWN || lacksExecutions();
    }

    /** It is to be cancelled, as soon as may be. */
    void wantCancel(long nowNanos) {
        cancelInDoubt = false;
        if (!cancelWanted && !isOver()) {
            cancelWanted = true;
            cancelNanos = nowNanos;
        }
    }

    /** It may be there or not; it had better not. */
    void wantCancelInDoubt(long nowNanos) {
        if (!cancelWanted && !isOver()) {
            wantCancel(nowNanos);
            cancelInDoubt = true;
        }
    }

    /** It is there: what was only to end the doubt is not asked any more. */
    void isThere() {
        if (cancelInDoubt && !cancelSent) {
            cancelInDoubt = false;
            cancelWanted = false;
            cancelNanos = NEVER;
        }
    }

    /** It is to be looked for at this time or before. */
    void lookAt(long nanos) {
        lookNanos = Math.min(lookNanos, nanos);
    }
}
