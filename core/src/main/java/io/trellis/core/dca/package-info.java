/**
 * Dollar-cost averaging as data and arithmetic: when a purchase is due, how much it buys, where the
 * dips and the take-profit rest. Read {@link io.trellis.core.dca.DcaSettings} first; the strategy
 * itself is {@code core.strategy.dca}.
 */
@NullMarked
package io.trellis.core.dca;

import org.jspecify.annotations.NullMarked;
