package io.trellis.krakensim.network;

/**
 * What happens to open lines, at its time and to as many as it says. A target is {@code public} or
 * {@code account}.
 */
public enum LineFault implements FaultKind {
    /** The line breaks; what was on its way in either direction is lost. */
    LINE_BREAK(FaultAmount.NONE),

    /** The venue no longer hears the line, which to the client looks open until it ends. */
    HALF_OPEN(FaultAmount.NONE),

    /** What the venue sends is held back for a time, then comes all at once. */
    STALL(FaultAmount.NONE);

    private final FaultAmount amount;

    LineFault(FaultAmount amount) {
        this.amount = amount;
    }

    @Override
    public FaultAmount amount() {
        return amount;
    }
}
