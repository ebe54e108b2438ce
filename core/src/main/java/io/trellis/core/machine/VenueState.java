package io.trellis.core.machine;

import io.trellis.core.venue.TradingMode;

/** What the venue has said of itself and of the market that is traded. */
final class VenueState {

    private TradingMode venue = TradingMode.UNKNOWN;
    private TradingMode market = TradingMode.ONLINE;
    private boolean accountLive;
    private boolean marketLost = true;

    void venueIs(TradingMode mode) {
        venue = mode;
    }

    void marketIs(TradingMode mode) {
        market = mode;
    }

    void account(boolean live) {
        accountLive = live;
    }

    void market(boolean lost) {
        marketLost = lost;
    }

    boolean isAccountLive() {
        return accountLive;
    }

    boolean isMarketLost() {
        return marketLost;
    }

    /** The more cautious of the venue's mode and the market's. */
    TradingMode mode() {
        return caution(venue) >= caution(market) ? venue : market;
    }

    private static int caution(TradingMode mode) {
        return switch (mode) {
            case ONLINE -> 0;
            case LIMIT_ONLY -> 1;
            case POST_ONLY -> 2;
            case REDUCE_ONLY -> 3;
            case CANCEL_ONLY -> 4;
            case UNKNOWN -> 5;
            case MAINTENANCE -> 6;
            case DELISTED -> 7;
        };
    }
}
