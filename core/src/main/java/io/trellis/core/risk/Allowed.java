package io.trellis.core.risk;

import io.trellis.core.venue.TradingMode;

/** What the modes of trader and venue let pass: only what both do. */
final class Allowed {

    /** A write as the modes see it. */
    enum Kind {
        /** An order that only rests. */
        REST,
        /** A limit order that may take. */
        TAKE,
        /** An order without a limit. */
        MARKET,
        /** The end of an order of ours. */
        CANCEL,
        /** The dead-man's switch, set or taken back. */
        TIMER,
        /** The end of all orders of the account, others' too. */
        CANCEL_ALL
    }

    private Allowed() {}

    /**
     * Whether a write may pass.
     *
     * @param reduces whether it is an order that can only make the position smaller
     */
    static boolean passes(Kind kind, boolean reduces, TraderMode trader, TradingMode venue) {
        return trader(kind, reduces, trader) && venue(kind, reduces, venue);
    }

    private static boolean trader(Kind kind, boolean reduces, TraderMode mode) {
        return switch (mode) {
            case ARMED -> kind != Kind.CANCEL_ALL;
            case WIND_DOWN -> isOrder(kind) ? reduces : kind != Kind.CANCEL_ALL;
            case RECONCILING, HOLD -> kind == Kind.CANCEL || kind == Kind.TIMER;
            case HALTED -> kind == Kind.CANCEL;
            case STARTING, BLIND -> false;
        };
    }

    private static boolean venue(Kind kind, boolean reduces, TradingMode mode) {
        return switch (mode) {
            case ONLINE -> true;
            case LIMIT_ONLY -> kind != Kind.MARKET;
            case POST_ONLY -> kind != Kind.MARKET && kind != Kind.TAKE;
            case REDUCE_ONLY -> !isOrder(kind) || reduces;
            case CANCEL_ONLY, DELISTED, UNKNOWN -> !isOrder(kind);
            case MAINTENANCE -> false;
        };
    }

    private static boolean isOrder(Kind kind) {
        return switch (kind) {
            case REST, TAKE, MARKET -> true;
            case CANCEL, TIMER, CANCEL_ALL -> false;
        };
    }
}
