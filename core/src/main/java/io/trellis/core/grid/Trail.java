package io.trellis.core.grid;

/** In which direction a grid may follow the market, a cell at a time (section 7). */
public enum Trail {
    NONE,
    UP,
    DOWN,
    BOTH;

    public boolean followsUp() {
        return this == UP || this == BOTH;
    }

    public boolean followsDown() {
        return this == DOWN || this == BOTH;
    }
}
