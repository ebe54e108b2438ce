package io.trellis.krakensim.rules;

/** What a fee is taken in. */
public enum FeeCharge {
    QUOTE,
    BASE,

    /** A token of the exchange, one unit worth one unit of the quote. */
    TOKEN
}
