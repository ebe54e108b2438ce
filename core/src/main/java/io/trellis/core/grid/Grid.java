package io.trellis.core.grid;

import java.math.BigDecimal;

/**
 * A grid at its place: its cells and the center that dominance is measured from.
 *
 * @param center price, quote per base
 */
public record Grid(Cells cells, BigDecimal center) {}
