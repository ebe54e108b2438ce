package io.trellis.krakensim.network;

/** Why a line cannot be opened. A target is {@code public} or {@code account}. */
public enum OpeningFault implements FaultKind {
    /** Connection refused. */
    LINE_REFUSED(FaultAmount.NONE),

    /** HTTP 429 in place of the upgrade. */
    LINE_TOO_MANY(FaultAmount.NONE);

    private final FaultAmount amount;

    OpeningFault(FaultAmount amount) {
        this.amount = amount;
    }

    @Override
    public FaultAmount amount() {
        return amount;
    }
}
