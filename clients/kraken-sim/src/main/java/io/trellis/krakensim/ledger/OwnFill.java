package io.trellis.krakensim.ledger;

import io.trellis.krakensim.engine.Fill;
import io.trellis.krakensim.engine.Order;

/** A fill and the order it belongs to. */
public record OwnFill(Order order, Fill fill) {}
