package io.trellis.core.machine;

import io.trellis.core.broker.Broker;
import io.trellis.core.broker.Doubt;
import io.trellis.core.broker.Surroundings;
import io.trellis.core.risk.TraderMode;

import java.util.Optional;

/** In which mode the machine is: the most cautious one that anything gives cause for. */
final class Stance {

    private final Policy policy;
    private final Surroundings around;
    private final Broker broker;
    private final VenueState venue;
    private final Latches latches;
    private final Maintenances maintenances;
    private Posture posture = Posture.STARTING;

    Stance(
            Policy policy,
            Surroundings around,
            Broker broker,
            VenueState venue,
            Latches latches,
            Maintenances maintenances) {
        this.policy = policy;
        this.around = around;
        this.broker = broker;
        this.venue = venue;
        this.latches = latches;
        this.maintenances = maintenances;
    }

    void began() {
        posture = Posture.STARTING;
    }

    Posture posture() {
        return posture;
    }

    TraderMode mode() {
        return posture.mode();
    }

    /** Whether the venue may go on trusting that somebody watches the orders. */
    boolean isHealthy() {
        return mode() == TraderMode.ARMED || mode() == TraderMode.WIND_DOWN;
    }

    /**
     * Looks at everything anew.
     *
     * @param doubt the broker's
     * @return whether mode or reason are others than before
     */
    boolean turn(Optional<Doubt> doubt) {
        Posture now = after(doubt);
        boolean changed = now.mode() != posture.mode() || !now.reason().equals(posture.reason());
        if (changed) {
            posture = now;
            around.in(now.mode());
        }
        return changed;
    }

    private Posture after(Optional<Doubt> doubt) {
        if (latches.closing().isPresent()
                && latches.closing().get().kind() == Latches.Closing.Kind.FLATTEN
                && broker.isCurrent()) {
            return Posture.SELLING_OUT;
        }
        if (latches.halted().isPresent()) {
            String reason = latches.halted().get();
            return is(TraderMode.HALTED, reason) ? posture : Posture.halted(reason);
        }
        if (!venue.isAccountLive()) {
            return venue.isMarketLost() ? Posture.BLIND : Posture.ACCOUNT_LOST;
        }
        // One order that is not known does not stop the others, but nothing begins with one.
        if (mode() == TraderMode.ARMED ? !broker.isCurrent() : !broker.isSettled()) {
            return Posture.UNSETTLED;
        }
        return doubt.isPresent() ? held(doubt.get().sentence()) : withTheAccount();
    }

    /** Nothing is wrong with the account. */
    private Posture withTheAccount() {
        if (latches.closing().isPresent()) {
            return Posture.CLOSING;
        }
        if (latches.held().isPresent()) {
            return held(latches.held().get());
        }
        if (maintenances.present().isPresent()) {
            return held(Maintenances.sentence(maintenances.present().get()));
        }
        if (venue.isMarketLost()) {
            return Posture.MARKET_LOST;
        }
        if (around.nowNanos() - around.marketNanos() > policy.priceIsStale().toNanos()) {
            return Posture.MARKET_STALE;
        }
        if (!broker.clock().isWithin(around.nowNanos(), policy.clockLimit())) {
            return Posture.CLOCK;
        }
        return switch (venue.mode()) {
            case ONLINE, LIMIT_ONLY, POST_ONLY -> Posture.ARMED;
            case REDUCE_ONLY -> Posture.REDUCING;
            case CANCEL_ONLY, MAINTENANCE, DELISTED, UNKNOWN ->
                    held("the venue says " + venue.mode());
        };
    }

    private boolean is(TraderMode mode, String reason) {
        return posture.mode() == mode && posture.reason().equals(reason);
    }

    /** The same object as long as the reason is the same. */
    private Posture held(String reason) {
        return is(TraderMode.HOLD, reason) ? posture : Posture.held(reason);
    }
}
