package io.trellis.krakensim.engine;

import java.util.Locale;

/** Where an order stands, in the words of REST. */
public enum OrderStatus {
    OPEN,

    /** Filled completely. */
    CLOSED,
    CANCELED,
    EXPIRED;

    /** Its word on REST. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
