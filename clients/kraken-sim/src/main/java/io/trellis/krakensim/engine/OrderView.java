package io.trellis.krakensim.engine;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What of an order changes, as it was from a time on. REST may lie behind and tell an older one.
 *
 * @param fills how many it had
 * @param amends how many changes it had, the original included
 * @param held of its hold asset
 */
public record OrderView(
        long atNanos,
        OrderStatus status,
        Optional<String> reason,
        OptionalLong endedNanos,
        OptionalLong price,
        long lots,
        long filled,
        long cost,
        long fee,
        long held,
        int fills,
        int amends) {}
