package io.trellis.krakensim.desk;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A change of an order as a face read it.
 *
 * @param quantity the new total, fills included
 * @param postOnly whether it is not wanted if it would trade at once
 * @param objection what the face itself found wrong, the detail of invalid arguments
 */
public record AmendDraft(
        Optional<String> orderId,
        Optional<String> clientId,
        Optional<String> quantity,
        Optional<String> price,
        boolean postOnly,
        OptionalLong deadlineNanos,
        Optional<String> objection) {}
