/**
 * Trading on paper. {@link io.trellis.trading.paper.PaperVenue} is a venue for a trader that runs:
 * real prices as they come, an account that is none. {@link io.trellis.trading.paper.PaperTrading}
 * takes recorded bars through the grid core. Read either first.
 */
@NullMarked
package io.trellis.trading.paper;

import org.jspecify.annotations.NullMarked;
