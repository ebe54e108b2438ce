package io.trellis.clients.kraken.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A state of an order that was changed.
 *
 * @param id of the change
 * @param kind {@code original}, {@code user} or {@code restated}
 * @param quantity of the order from then on, base
 * @param remaining what was left of it, base
 * @param limitPrice quote per base
 * @param words why, as the venue says it; empty where it does not
 */
public record OrderAmend(
        String id,
        String kind,
        BigDecimal quantity,
        Optional<BigDecimal> remaining,
        Optional<BigDecimal> limitPrice,
        String words,
        Instant time) {}
