package io.trellis.core.risk;

/** What a trader may do at the moment. */
public enum TraderMode {
    /** Nothing is known yet; nothing is sent. */
    STARTING,
    /** It finds out what is true at the venue: cancels only. */
    RECONCILING,
    /** It trades. */
    ARMED,
    /** Cancels only, until the reason has passed. */
    HOLD,
    /** Orders that make the position smaller, and cancels. */
    WIND_DOWN,
    /** The venue is out of reach; nothing is sent, and the dead-man's switch runs out. */
    BLIND,
    /** Stopped until a person re-arms it, over every restart: cancels only. */
    HALTED
}
