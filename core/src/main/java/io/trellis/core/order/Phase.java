package io.trellis.core.order;

/** Where in its bar something happened; a fill's time is the start of the bar. */
public enum Phase {
    /** At the first price. */
    OPEN,
    /** On the way, the leg to the last price included. */
    PATH,
    /** After the last price, by a rule that is evaluated at the close. */
    CLOSE
}
