/**
 * The grid strategy (grid-semantics sections 3 to 8). Read {@link
 * io.trellis.core.strategy.grid.GridStrategy} first: it decides; {@link
 * io.trellis.core.strategy.grid.CellBook} keeps what each cell holds.
 */
@NullMarked
package io.trellis.core.strategy.grid;

import org.jspecify.annotations.NullMarked;
