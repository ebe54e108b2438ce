package io.trellis.core.machine;

import io.trellis.core.risk.TraderMode;

/** A mode, and why. */
record Posture(TraderMode mode, String reason) {

    static final Posture STARTING = new Posture(TraderMode.STARTING, "nothing is known yet");
    static final Posture BLIND =
            new Posture(TraderMode.BLIND, "neither the account nor the market can be reached");
    static final Posture ACCOUNT_LOST =
            new Posture(TraderMode.RECONCILING, "the account's stream is not live");
    static final Posture UNSETTLED =
            new Posture(TraderMode.RECONCILING, "what is at the venue is being looked up");
    static final Posture MARKET_LOST =
            new Posture(TraderMode.HOLD, "nothing is known of the market");
    static final Posture MARKET_STALE =
            new Posture(TraderMode.HOLD, "nothing has been heard of the market for too long");
    static final Posture CLOCK =
            new Posture(TraderMode.HOLD, "the venue's clock is not known well enough");
    static final Posture CLOSING = new Posture(TraderMode.HOLD, "trading comes to its end");
    static final Posture SELLING_OUT =
            new Posture(TraderMode.WIND_DOWN, "everything is cancelled and sold");
    static final Posture REDUCING =
            new Posture(TraderMode.WIND_DOWN, "the venue takes only what makes positions smaller");
    static final Posture ARMED = new Posture(TraderMode.ARMED, "all is well");

    static Posture halted(String reason) {
        return new Posture(TraderMode.HALTED, reason);
    }

    static Posture held(String reason) {
        return new Posture(TraderMode.HOLD, reason);
    }
}
