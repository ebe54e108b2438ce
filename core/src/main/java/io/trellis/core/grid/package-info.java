/**
 * Grids as sorted cells, their kinds, sizes and the fill law (grid-semantics sections 2, 3 and 5).
 * Read {@link io.trellis.core.grid.Cells} first.
 */
@NullMarked
package io.trellis.core.grid;

import org.jspecify.annotations.NullMarked;
