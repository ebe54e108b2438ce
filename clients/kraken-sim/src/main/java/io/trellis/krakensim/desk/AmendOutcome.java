package io.trellis.krakensim.desk;

import io.trellis.krakensim.engine.Order;

/** What became of a request to change an order. */
public sealed interface AmendOutcome {

    /**
     * It was changed.
     *
     * @param id of the amend, or of the order that took the place of the old one
     */
    record Changed(String id, Order order) implements AmendOutcome {}

    /** It was not, with the error of the wire. */
    record Refused(String error) implements AmendOutcome {}
}
