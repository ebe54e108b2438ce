package io.trellis.krakensim.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What can go wrong. Of calls and frames, what is physically possible only: the bytes within one
 * connection are neither lost nor reordered, so a loss means that the connection breaks, or that a
 * server in between did it.
 */
public enum FaultKind {
    /** A call's connection is refused; nothing is sent. */
    CONNECTION_REFUSED(Group.CALL, Amount.NONE),
    /** A call's connection breaks before the request has arrived. */
    REQUEST_LOST(Group.CALL, Amount.NONE),
    /** The venue did what was asked, and the connection breaks before the reply. */
    REPLY_LOST(Group.CALL, Amount.NONE),
    /** The venue did it, and the connection breaks at some byte of the reply. */
    REPLY_CUT(Group.CALL, Amount.MILLIONTHS),
    /** The request never arrives, and nobody says so. */
    REQUEST_SILENT(Group.CALL, Amount.NONE),
    /** The venue did it, and its reply never comes. */
    REPLY_SILENT(Group.CALL, Amount.NONE),
    /** HTTP 520 of a server in between; the venue has not heard of it. */
    SERVER_ERROR(Group.CALL, Amount.NONE),
    /** HTTP 520 of a server in between, after the venue did it. */
    SERVER_ERROR_DONE(Group.CALL, Amount.NONE),
    /** HTTP 502 with a page for people; the venue has not heard of it. */
    HTML(Group.CALL, Amount.NONE),
    /** HTTP 502 with a page for people, after the venue did it. */
    HTML_DONE(Group.CALL, Amount.NONE),
    /** {@code EService:Unavailable}, and nothing was done. */
    UNAVAILABLE(Group.CALL, Amount.NONE),
    /** {@code EService:Unavailable}, although it was done. */
    UNAVAILABLE_DONE(Group.CALL, Amount.NONE),
    /** {@code EGeneral:Internal error}, although it was done. */
    INTERNAL_ERROR_DONE(Group.CALL, Amount.NONE),
    /** A whole answer whose JSON stops in the middle; it was done. */
    TRUNCATED_JSON(Group.CALL, Amount.MILLIONTHS),
    /** An answer with far more bytes than any real one; it was done. */
    GIANT_JSON(Group.CALL, Amount.BYTES),
    /** {@code EService: Throttled} until a time that the answer names; nothing was done. */
    THROTTLED(Group.CALL, Amount.NANOS),
    /** The request arrives late, perhaps after its deadline. */
    LATE_CALL(Group.CALL, Amount.NANOS),
    /** A server in between sends the request twice; the second answer comes back. */
    REPEATED_CALL(Group.CALL, Amount.NONE),

    /** A line cannot be opened: connection refused. */
    LINE_REFUSED(Group.LINE_OPENING, Amount.NONE),
    /** A line cannot be opened: HTTP 429 in place of the upgrade. */
    LINE_TOO_MANY(Group.LINE_OPENING, Amount.NONE),
    /** Lines break; what was on its way in either direction is lost. */
    LINE_BREAK(Group.LINE, Amount.NONE),
    /** The venue no longer hears a line, which to the client looks open until it ends. */
    HALF_OPEN(Group.LINE, Amount.NONE),
    /** What the venue sends is held back for a time, then comes all at once. */
    STALL(Group.LINE, Amount.NONE),
    /** A line breaks within a frame to the client. */
    FRAME_CUT(Group.FRAME, Amount.MILLIONTHS),
    /** A frame to the client is lost by the venue's own gateway. */
    FRAME_LOST(Group.FRAME, Amount.NONE),
    /** A frame to the client comes twice. */
    FRAME_REPEATED(Group.FRAME, Amount.NONE),
    /** A frame to the client is whole, but its JSON stops in the middle. */
    FRAME_TRUNCATED(Group.FRAME, Amount.MILLIONTHS),
    /** A frame of many bytes comes before the one that is due. */
    FRAME_GIANT(Group.FRAME, Amount.BYTES),
    /** A frame that is no JSON comes in place of the one that is due, and the line ends. */
    FRAME_FOREIGN(Group.FRAME, Amount.NONE),
    /** A frame to the venue arrives late, and all behind it on its line. */
    LATE_FRAME(Group.REQUEST_FRAME, Amount.NANOS);

    private final Group group;
    private final Amount amount;

    FaultKind(Group group, Amount amount) {
        this.group = group;
        this.amount = amount;
    }

    /** What a fault happens to. */
    enum Group {
        CALL,
        LINE_OPENING,
        /** Happens to every open line at its time. */
        LINE,
        FRAME,
        REQUEST_FRAME
    }

    /** What the amount of a fault means. */
    enum Amount {
        NONE,
        NANOS,
        BYTES,
        MILLIONTHS
    }

    Group group() {
        return group;
    }

    Amount amount() {
        return amount;
    }

    /** Its name in scripts and plans, {@code reply-lost}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<FaultKind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }
}
