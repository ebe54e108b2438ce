package io.trellis.krakensim.rules;

import java.util.Locale;

/**
 * What is not known of the venue and could be so, or is known to go wrong. None of them holds in
 * {@link Rules#standard}.
 */
public enum Quirk {

    /** A late order rests, in spite of its deadline, and says so in no answer. */
    LATE_ORDERS_REST,

    /** A client's id comes back in lower case and, where it has 32 hex digits, with dashes. */
    CLIENT_IDS_RESPELLED,

    /** The answer to a batch of cancels over WebSocket has its count at the top. */
    BATCH_CANCEL_AT_TOP,

    /** Past trades begin with the one at the time asked for. */
    TRADES_SINCE_INCLUSIVE,

    /** The status frame carries announced maintenance and incidents. */
    MAINTENANCE_ON_STREAM,

    /** Announced windows say a word about orders that nobody knows. */
    ORDER_SUBMISSION_UNKNOWN,

    /** A frame of the book names a price twice where it can. */
    BOOK_REPEATS_PRICES,

    /** The last fill of an order is a lot larger than what is left of it. */
    OVERFILL,

    /** The name of the field with the engine's counter is another. */
    RATE_COUNTER_RENAMED,

    /** {@code filled} comes before the fill that it ends. */
    FILLED_BEFORE_TRADE,

    /** Both entries of a trade come in one frame of the balances. */
    BALANCES_IN_ONE_FRAME,

    /** Cancels are refused while the counter of the engine is full. */
    CANCELS_LIMITED,

    /** Every order that only makes liquidity is cancelled as if it would cross. */
    POST_ONLY_STORM,

    /** Acknowledged subscriptions deliver nothing. */
    SILENT_SUBSCRIPTIONS,

    /** Checksums of the book are wrong. */
    WRONG_CHECKSUMS;

    /** Its name in scripts and options, {@code post-only-storm}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
