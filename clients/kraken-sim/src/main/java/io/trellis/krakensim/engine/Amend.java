package io.trellis.krakensim.engine;

/**
 * What an order was, or became, by a change.
 *
 * @param type {@code original} or {@code user}
 */
public record Amend(
        String id,
        String type,
        long timeNanos,
        long lots,
        long remaining,
        long price,
        boolean postOnly) {}
