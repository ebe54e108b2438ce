package io.trellis.clients.kraken.wire;

/** What helps when a read brought nothing. */
public enum Remedy {
    /** The same call, after a while. */
    TRY_AGAIN,

    /** Fewer calls. */
    SLOW_DOWN,

    /** Nothing that a program could do. */
    NONE
}
