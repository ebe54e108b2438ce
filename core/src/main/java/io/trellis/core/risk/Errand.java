package io.trellis.core.risk;

import io.trellis.core.order.Reason;

/**
 * What a write is for, where the write itself does not tell.
 *
 * @param cell the cell of a resting order, {@link io.trellis.core.order.Fill#NO_CELL} else
 * @param reason why it is wanted
 * @param reduces whether it can only make the position smaller
 * @param cellValue what is already out or held for the cell, in units of 10⁻⁸ quote
 */
public record Errand(int cell, Reason reason, boolean reduces, long cellValue) {}
