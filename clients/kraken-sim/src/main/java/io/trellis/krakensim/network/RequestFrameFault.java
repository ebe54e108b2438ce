package io.trellis.krakensim.network;

/**
 * What happens to a frame to the venue. A target is {@code public}, {@code account}, or the method,
 * {@code add_order}.
 */
public enum RequestFrameFault implements FaultKind {
    /** It arrives late, and all behind it on its line. */
    LATE_FRAME(FaultAmount.NANOS),

    /** The line breaks before it arrives. */
    BREAK_BEFORE_FRAME(FaultAmount.NONE),

    /** It arrives, and the line breaks before anything comes back. */
    BREAK_BEHIND_FRAME(FaultAmount.NONE);

    private final FaultAmount amount;

    RequestFrameFault(FaultAmount amount) {
        this.amount = amount;
    }

    @Override
    public FaultAmount amount() {
        return amount;
    }
}
