package io.trellis.krakensim.network;

/** What the amount of a fault means. */
enum FaultAmount {
    NONE,
    NANOS,
    BYTES,
    MILLIONTHS
}
