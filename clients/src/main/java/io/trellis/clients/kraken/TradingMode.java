package io.trellis.clients.kraken;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What may be done at the moment: on the whole venue, or in one market. */
public enum TradingMode {

    /** Every order and every cancel. */
    ONLINE,

    /** Limit orders only, and cancels. */
    LIMIT_ONLY,

    /** Orders that rest, and cancels. */
    POST_ONLY,

    /** Orders that make a position smaller, and cancels. */
    REDUCE_ONLY,

    /** Cancels only. */
    CANCEL_ONLY,

    /** Nothing. */
    MAINTENANCE;

    /** As Kraken writes it, {@code post_only}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TradingMode of(WireField field) {
        return Arrays.stream(values())
                .filter(mode -> mode.word().equals(field.text()))
                .findFirst()
                .orElseThrow(() -> field.wrong("is none of " + words()));
    }

    private static String words() {
        return Arrays.stream(values()).map(TradingMode::word).collect(Collectors.joining(", "));
    }
}
