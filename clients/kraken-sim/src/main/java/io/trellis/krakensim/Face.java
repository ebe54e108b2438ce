package io.trellis.krakensim;

/** A WebSocket address of the exchange. */
public enum Face {
    /** Public data. */
    PUBLIC,

    /** The data of an account, and trading. */
    ACCOUNT
}
