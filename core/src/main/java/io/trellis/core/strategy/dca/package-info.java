/**
 * Dollar-cost averaging, the second plug-in: a scheduled purchase at the market, extra purchases
 * that rest below it, and a sale of everything above the average cost. Read {@link
 * io.trellis.core.strategy.dca.DcaStrategy} first; the exact law is {@code docs/dca.md}.
 */
@NullMarked
package io.trellis.core.strategy.dca;

import org.jspecify.annotations.NullMarked;
