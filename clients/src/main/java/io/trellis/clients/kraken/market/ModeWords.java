package io.trellis.clients.kraken.market;

import io.trellis.core.venue.TradingMode;

/** Kraken's words for what may be done at the moment. */
public final class ModeWords {

    private ModeWords() {}

    /** The mode of a word, {@code post_only}; of one that is on no list nothing is assumed. */
    public static TradingMode mode(String word) {
        return switch (word) {
            case "online" -> TradingMode.ONLINE;
            case "limit_only" -> TradingMode.LIMIT_ONLY;
            case "post_only" -> TradingMode.POST_ONLY;
            case "reduce_only" -> TradingMode.REDUCE_ONLY;
            case "cancel_only" -> TradingMode.CANCEL_ONLY;
            case "maintenance" -> TradingMode.MAINTENANCE;
            case "delisted", "work_in_progress" -> TradingMode.DELISTED;
            default -> TradingMode.UNKNOWN;
        };
    }
}
