package io.trellis.krakensim.engine;

/** How long an order may stand. */
public enum TimeInForce {
    GTC,
    GTD,
    IOC,
    FOK
}
