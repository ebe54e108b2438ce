package io.trellis.krakensim.desk;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * An order as a face read it, in the texts that came.
 *
 * @param orderType such as {@code limit}
 * @param side {@code buy} or {@code sell}
 * @param quantity in base
 * @param timeInForce in capitals
 * @param expireNanos when it expires, if it says so
 * @param selfTrade with an underscore
 * @param fee {@code base} or {@code quote}
 * @param objection what the face itself found wrong, the detail of invalid arguments
 */
public record Draft(
        String orderType,
        String side,
        String quantity,
        Optional<String> price,
        String timeInForce,
        OptionalLong expireNanos,
        boolean postOnly,
        Optional<String> clientId,
        Optional<String> userReference,
        String selfTrade,
        String fee,
        Optional<String> objection) {}
