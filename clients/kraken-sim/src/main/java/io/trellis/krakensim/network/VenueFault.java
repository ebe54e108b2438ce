package io.trellis.krakensim.network;

/**
 * What goes wrong at the exchange itself, or is done there by others. Some last for the span of the
 * fault, the others happen as many times as it says.
 */
public enum VenueFault implements FaultKind {
    /** Subscriptions are acknowledged and deliver nothing. A target is the channel. */
    SILENT_SUBSCRIPTION(FaultAmount.NONE),

    /** The next checksums of the book are wrong. */
    WRONG_CHECKSUM(FaultAmount.NONE),

    /** The next frames of a channel are missing, with their numbers. A target is the channel. */
    EVENT_LOST(FaultAmount.NONE),

    /** The next frames of a channel come twice. A target is the channel. */
    EVENT_REPEATED(FaultAmount.NONE),

    /** No token that is not in use is good any more. */
    TOKENS_EXPIRE(FaultAmount.NONE),

    /** Every line gets a frame that is no JSON, and is ended. */
    PROXY_RESTART(FaultAmount.NONE),

    /** Private calls are throttled for the span. */
    CALLS_THROTTLED(FaultAmount.NONE),

    /** For the span, what REST tells of the account lies behind its stream. */
    REST_LAG(FaultAmount.NANOS),

    /** For the span, the clock that the venue shows is ahead. */
    CLOCK_AHEAD(FaultAmount.NANOS),

    /** For the span, the clock that the venue shows is behind. */
    CLOCK_BEHIND(FaultAmount.NANOS),

    /**
     * For the span, a quirk of the rules holds. The target is its name, {@code post-only-storm}.
     */
    QUIRK(FaultAmount.NONE),

    /** For the span, the engine is in a mode. The target is its word, {@code cancel_only}. */
    MODE(FaultAmount.NONE),

    /** An announced maintenance of the span, and the usual walk back through the modes. */
    MAINTENANCE(FaultAmount.NONE),

    /** For the span, the market is in a status. The target is its word, {@code limit_only}. */
    PAIR_STATUS(FaultAmount.NONE),

    /** For the span, the least volume and cost of the market are four times as large. */
    TERMS_CHANGE(FaultAmount.NONE),

    /** Others trade against half of the order that is nearest to the last price. */
    PARTIAL_FILL(FaultAmount.NONE),

    /** A person places orders on the account, by no key. */
    HUMAN_ORDER(FaultAmount.NONE),

    /** A person cancels open orders of the account. */
    HUMAN_CANCEL(FaultAmount.NONE);

    private final FaultAmount amount;

    VenueFault(FaultAmount amount) {
        this.amount = amount;
    }

    @Override
    public FaultAmount amount() {
        return amount;
    }
}
