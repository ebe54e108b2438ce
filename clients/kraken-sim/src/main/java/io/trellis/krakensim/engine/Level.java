package io.trellis.krakensim.engine;

/**
 * A price and what is offered there.
 *
 * @param lots of accounts and others together
 */
public record Level(long price, long lots) {}
