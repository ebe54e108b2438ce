package io.trellis.krakensim.engine;

/** Which order of an account goes when two of its own would meet. */
public enum SelfTrade {
    CANCEL_NEWEST,
    CANCEL_OLDEST,
    CANCEL_BOTH
}
