package io.trellis.krakensim.network;

/**
 * What happens to a frame to the client. A target is {@code public}, {@code account}, a channel,
 * {@code executions}, or the method that is answered, {@code add_order}.
 */
public enum FrameFault implements FaultKind {
    /** The line breaks within the frame. */
    FRAME_CUT(FaultAmount.MILLIONTHS),

    /** It is lost by the gateway of the venue. */
    FRAME_LOST(FaultAmount.NONE),

    /** It comes twice. */
    FRAME_REPEATED(FaultAmount.NONE),

    /** It is whole as a frame, but its JSON stops in the middle. */
    FRAME_TRUNCATED(FaultAmount.MILLIONTHS),

    /** One of many bytes comes before it. */
    FRAME_GIANT(FaultAmount.BYTES),

    /** One that is no JSON comes in its place, and the line ends. */
    FRAME_FOREIGN(FaultAmount.NONE);

    private final FaultAmount amount;

    FrameFault(FaultAmount amount) {
        this.amount = amount;
    }

    @Override
    public FaultAmount amount() {
        return amount;
    }
}
