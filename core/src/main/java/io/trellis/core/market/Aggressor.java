package io.trellis.core.market;

/** Who crossed the spread in a trade. */
public enum Aggressor {
    BUYER,
    SELLER,
    UNKNOWN
}
