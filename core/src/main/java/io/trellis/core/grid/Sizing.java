package io.trellis.core.grid;

/** How the capital is spread over the cells (grid-semantics section 5). */
public enum Sizing {
    /** The same quantity of base in every cell. */
    BASE,
    /** The same amount of quote in every cell. */
    QUOTE
}
