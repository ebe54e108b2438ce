package io.trellis.krakensim.network;

/** What happens to a frame to the venue. A target is {@code public} or {@code account}. */
public enum RequestFrameFault implements FaultKind {
    /** It arrives late, and all behind it on its line. */
    LATE_FRAME(FaultAmount.NANOS);

    private final FaultAmount amount;

    RequestFrameFault(FaultAmount amount) {
        this.amount = amount;
    }

    @Override
    public FaultAmount amount() {
        return amount;
    }
}
