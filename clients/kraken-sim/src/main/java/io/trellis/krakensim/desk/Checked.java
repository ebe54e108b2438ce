package io.trellis.krakensim.desk;

import io.trellis.krakensim.engine.OrderTerms;

/** A draft that was looked at. */
sealed interface Checked {

    /** It can be placed. */
    record Good(OrderTerms terms) implements Checked {}

    /** It cannot. */
    record Bad(String error) implements Checked {}
}
