package io.trellis.core.broker;

import io.trellis.core.risk.TraderMode;

/**
 * Something that should stop the trader.
 *
 * @param wants {@link TraderMode#HOLD} for as long as it lasts, or {@link TraderMode#HALTED} until
 *     a person has looked at it
 * @param code the same for the same kind of thing, lower case with dashes
 */
public record Doubt(TraderMode wants, String code, String sentence) {}
