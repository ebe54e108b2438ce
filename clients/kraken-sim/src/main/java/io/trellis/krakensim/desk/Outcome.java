package io.trellis.krakensim.desk;

import io.trellis.krakensim.engine.Order;
import io.trellis.krakensim.engine.OrderTerms;

/** What became of a request for an order. */
public sealed interface Outcome {

    /** It was accepted; it may have ended since. */
    record Accepted(Order order) implements Outcome {}

    /** It would be accepted, as far as can be told without placing it. */
    record Valid(OrderTerms terms) implements Outcome {}

    /** It was not, with the error of the wire. */
    record Refused(String error) implements Outcome {}
}
