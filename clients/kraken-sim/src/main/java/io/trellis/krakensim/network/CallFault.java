package io.trellis.krakensim.network;

/** What happens to a call over HTTP. A target is the method, {@code AddOrder}. */
public enum CallFault implements FaultKind {
    /** The connection is refused; nothing is sent. */
    CONNECTION_REFUSED(FaultAmount.NONE),

    /** The connection breaks before the request has arrived. */
    REQUEST_LOST(FaultAmount.NONE),

    /** The venue did what was asked, and the connection breaks before the reply. */
    REPLY_LOST(FaultAmount.NONE),

    /** The venue did it, and the connection breaks at some byte of the reply. */
    REPLY_CUT(FaultAmount.MILLIONTHS),

    /** The request never arrives, and nobody says so. */
    REQUEST_SILENT(FaultAmount.NONE),

    /** The venue did it, and its reply never comes. */
    REPLY_SILENT(FaultAmount.NONE),

    /** HTTP 520 of a server in between; the venue has not heard of it. */
    SERVER_ERROR(FaultAmount.NONE),

    /** HTTP 520 of a server in between, after the venue did it. */
    SERVER_ERROR_DONE(FaultAmount.NONE),

    /** HTTP 502 with a page for people; the venue has not heard of it. */
    HTML(FaultAmount.NONE),

    /** HTTP 502 with a page for people, after the venue did it. */
    HTML_DONE(FaultAmount.NONE),

    /** {@code EService:Unavailable}, and nothing was done. */
    UNAVAILABLE(FaultAmount.NONE),

    /** {@code EService:Unavailable}, although it was done. */
    UNAVAILABLE_DONE(FaultAmount.NONE),

    /** {@code EGeneral:Internal error}, although it was done. */
    INTERNAL_ERROR_DONE(FaultAmount.NONE),

    /** A whole answer whose JSON stops in the middle; it was done. */
    TRUNCATED_JSON(FaultAmount.MILLIONTHS),

    /** An answer with far more bytes than any real one; it was done. */
    GIANT_JSON(FaultAmount.BYTES),

    /** {@code EService: Throttled} up to a time that the answer names; nothing was done. */
    THROTTLED(FaultAmount.NANOS),

    /** The request arrives late, perhaps after its deadline. */
    LATE_CALL(FaultAmount.NANOS),

    /** A server in between sends the request twice; the second answer comes back. */
    REPEATED_CALL(FaultAmount.NONE);

    private final FaultAmount amount;

    CallFault(FaultAmount amount) {
        this.amount = amount;
    }

    @Override
    public FaultAmount amount() {
        return amount;
    }
}
