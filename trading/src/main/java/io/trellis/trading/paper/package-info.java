/**
 * Trading on paper: the grid core, fed bar by bar, against a simulated venue. Read {@link
 * io.trellis.trading.paper.PaperTrading} first.
 */
@NullMarked
package io.trellis.trading.paper;

import org.jspecify.annotations.NullMarked;
