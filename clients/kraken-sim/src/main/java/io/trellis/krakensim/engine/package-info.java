/**
 * Orders meeting each other by price and time: {@link io.trellis.krakensim.engine.OrderBook} first.
 */
@NullMarked
package io.trellis.krakensim.engine;

import org.jspecify.annotations.NullMarked;
